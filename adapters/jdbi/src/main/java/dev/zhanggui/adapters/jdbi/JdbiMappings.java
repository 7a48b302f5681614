package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.imports.spi.Mappings;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import java.util.List;
import java.util.Optional;

/** Mappings of the team's own, as text. */
final class JdbiMappings implements Mappings {
    private final Links links;

    JdbiMappings(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<String>> find(String name) {
        return links.withHandle(db -> db.createQuery("SELECT text, version FROM mapping WHERE name = :name")
                .bind("name", name)
                .map((rows, context) -> new Versioned<>(rows.getString(1), rows.getLong(2)))
                .findOne());
    }

    @Override
    public List<String> all() {
        return links.withHandle(db -> db.createQuery("SELECT text FROM mapping ORDER BY name")
                .mapTo(String.class)
                .list());
    }

    @Override
    public void save(String name, String text, long over) {
        var sql = over == 0
                ? "INSERT INTO mapping (name, text, version) VALUES (:name, :text, 1) ON CONFLICT (name) DO NOTHING"
                : "UPDATE mapping SET text = :text, version = version + 1 WHERE name = :name AND version = :over";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("name", name)
                .bind("text", text)
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("mapping " + name + " does not stand at " + over);
        }
    }

    @Override
    public boolean remove(String name) {
        return links.withHandle(db -> db.createUpdate("DELETE FROM mapping WHERE name = :name")
                        .bind("name", name)
                        .execute())
                == 1;
    }
}
