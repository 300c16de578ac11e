package dev.keypool.hostedui.fonts;

import dev.keypool.hostedui.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of a WOFF2.
 *
 * @param unpacked how many bytes the tables have together once they are unpacked
 */
record Woff2Tables(Set<String> names, long unpacked) {

    static final long MAX_UNPACKED = 4 << 20;
    /** As Google's reader has it (woff2_dec.cc, kMaxPlausibleCompressionRatio). */
    static final int MOST_PACKED = 100;

    /** By their numbers (WOFF2, 4.1). */
    private static final List<String> KNOWN = List.of(("cmap,head,hhea,hmtx,maxp,name,OS/2,post,cvt ,fpgm,glyf,loca,prep,CFF ,VORG,EBDT,EBLC,gasp,hdmx,kern,LTSH,PCLT,VDMX,vhea,vmtx,"
            + "BASE,GDEF,GPOS,GSUB,EBSC,JSTF,MATH,CBDT,CBLC,COLR,CPAL,SVG ,sbix,acnt,avar,bdat,bloc,bsln,cvar,fdsc,feat,fmtx,fvar,gvar,hsty,just,lcar,mort,morx,opbd,prop,trak,"
            + "Zapf,Silf,Glat,Gloc,Feat,Sill").split(","));
    /** Of other tables, those that font tools add. */
    private static final Set<String> MORE = Set.of("STAT", "HVAR", "VVAR", "MVAR", "CFF2", "DSIG", "FFTM", "TTFA", "meta", "MERG", "webf");
    /** SVG holds documents; the rest are programs of Graphite's and Apple's, which browsers do without. */
    private static final Set<String> NEVER = Set.of("SVG ", "Silf", "Glat", "Gloc", "Feat", "Sill", "mort", "morx", "acnt", "bdat", "bloc", "bsln", "fdsc", "feat", "fmtx", "hsty", "just",
            "lcar", "opbd", "prop", "trak", "Zapf");
    private static final List<String> NEEDED = List.of("cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "post");
    private static final int OTHER = 63;
    private static final int MAX_COUNT = 64;

    static Woff2Tables read(ByteBuffer in, int count, boolean openType) throws FontException {
        if (count < 1 || count > MAX_COUNT) {
            throw new FontException(in.position(), "A font has from 1 to " + MAX_COUNT + " tables.");
        }
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int flags = in.get() & 0xFF;
            String name = name(in, flags & OTHER);
            if (NEVER.contains(name) || !KNOWN.contains(name) && !MORE.contains(name)) {
                throw new FontException(at, "A font with the table " + Refusal.quote(name) + " is not taken: "
                        + (name.equals("SVG ") ? "its pictures are not looked into." : "browsers need none such; a tool that makes web fonts leaves it out."));
            }
            if (!names.add(name)) {
                throw new FontException(at, "The table " + Refusal.quote(name) + " is there twice.");
            }
            unpacked += length(in, at, name, flags >> 6);
            if (unpacked > MAX_UNPACKED) {
                throw new FontException(at, "The tables of the font unpack to more than " + MAX_UNPACKED + " bytes.");
            }
        }
        List<String> outlines = openType ? names.contains("CFF2") ? List.of("CFF2") : List.of("CFF ") : List.of("glyf", "loca");
        if (!names.containsAll(NEEDED) || !names.containsAll(outlines)) {
            throw new FontException(in.position(), "Tables are missing that every font has.");
        }
        return new Woff2Tables(names, unpacked);
    }

    /** One file with all weights. */
    boolean variable() {
        return names.contains("fvar");
    }

    private static String name(ByteBuffer in, int number) {
        if (number != OTHER) {
            return KNOWN.get(number);
        }
        byte[] tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    /** The larger of what is packed and what becomes of it: a table may be written in another way (WOFF2, 5). */
    private static long length(ByteBuffer in, int at, String name, int version) throws FontException {
        long original = base128(in);
        boolean outlines = name.equals("glyf") || name.equals("loca");
        if (outlines ? version != 0 && version != 3 : version != 0 && !(name.equals("hmtx") && version == 1)) {
            throw new FontException(at, "The table " + Refusal.quote(name) + " is packed in a way that is unknown.");
        }
        if (outlines == (version != 0)) {
            return original;
        }
        long transformed = base128(in);
        if (name.equals("loca") && transformed != 0) {
            throw new FontException(at, "The table \"loca\" is empty where \"glyf\" says it all.");
        }
        return Math.max(original, transformed);
    }

    /** Seven bits of each byte (UIntBase128), without zeros before them. */
    private static long base128(ByteBuffer in) throws FontException {
        long value = 0;
        for (int i = 0; i < 5; i++) {
            int next = in.get() & 0xFF;
            if (i == 0 && next == 0x80) {
                break;
            }
            value = value << 7 | next & 0x7F;
            if (next < 0x80) {
                return value;
            }
        }
        throw new FontException(in.position(), "Here a length is not written as lengths are.");
    }
}
