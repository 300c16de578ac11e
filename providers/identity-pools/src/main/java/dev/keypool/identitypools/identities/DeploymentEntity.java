package dev.keypool.identitypools.identities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "KEYPOOL_DEPLOYMENT")
public class DeploymentEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "SECRET", length = 64, nullable = false)
    private String secret;

    protected DeploymentEntity() {
    }

    DeploymentEntity(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
