package dev.keypool.triggers.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** The one row that says which node sends. */
@Entity
@Table(name = "KEYPOOL_EVENT_SENDER")
@NamedQuery(name = "keypool.sender", query = "select s.owner, s.beat from SenderEntity s where s.id = 'sender'")
@NamedQuery(name = "keypool.takeSender", query = "update SenderEntity s set s.owner = :owner, s.beat = :beat + 1 where s.id = 'sender' and s.beat = :beat")
@NamedQuery(name = "keypool.releaseSender", query = "update SenderEntity s set s.owner = null, s.beat = s.beat + 1 where s.id = 'sender' and s.owner = :owner")
public class SenderEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "OWNER", length = 36)
    private String owner;

    @Column(name = "BEAT", nullable = false)
    private long beat;

    protected SenderEntity() {
    }
}
