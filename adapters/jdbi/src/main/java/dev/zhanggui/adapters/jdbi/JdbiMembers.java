package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.roles.RoleCode;
import dev.zhanggui.domain.roles.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Members and their assignments. */
final class JdbiMembers implements Members {
    private static final String MEMBER = "SELECT id, name, email, started_on, active, version FROM member";
    private static final String ASSIGNMENT = "SELECT member, id, role, scope, from_day, to_day FROM assignment";

    private final Links links;

    JdbiMembers(Links links) {
        this.links = links;
    }

    @Override
    public Optional<Versioned<Member>> find(MemberId id) {
        return links.withHandle(db -> db.createQuery(MEMBER + " WHERE id = :id")
                .bind("id", id)
                .map((rows, context) -> member(rows))
                .findOne());
    }

    @Override
    public Optional<Versioned<Member>> byLogin(String login) {
        return links.withHandle(db -> db.createQuery(MEMBER + " WHERE login = :login")
                .bind("login", login)
                .map((rows, context) -> member(rows))
                .findOne());
    }

    @Override
    public List<Versioned<Member>> all() {
        return links.withHandle(db -> db.createQuery(MEMBER + " ORDER BY id")
                .map((rows, context) -> member(rows))
                .list());
    }

    private static Versioned<Member> member(ResultSet rows) throws SQLException {
        var member = new Member(
                new MemberId(rows.getString("id")),
                rows.getString("name"),
                Optional.ofNullable(rows.getString("email")),
                LocalDate.parse(rows.getString("started_on")),
                rows.getLong("active") == 1);
        return new Versioned<>(member, rows.getLong("version"));
    }

    @Override
    public void save(Member member, long over) {
        var sql = over == 0 ? """
                INSERT INTO member (id, login, name, email, started_on, active, version)
                VALUES (:id, :login, :name, :email, :startedOn, :active, 1)
                ON CONFLICT DO NOTHING""" : """
                UPDATE member SET name = :name, email = :email, started_on = :startedOn, active = :active,
                       version = version + 1
                 WHERE id = :id AND version = :over""";
        int rows = links.withHandle(db -> db.createUpdate(sql)
                .bind("id", member.id())
                .bind("login", member.id().login())
                .bind("name", member.name())
                .bind("email", member.email().orElse(null))
                .bind("startedOn", member.startedOn().toString())
                .bind("active", member.active() ? 1L : 0L)
                .bind("over", over)
                .execute());
        if (rows != 1) {
            throw new StaleWrite("member " + member.id() + " does not stand at " + over);
        }
    }

    @Override
    public List<Assignment> assignments(MemberId member) {
        return links.withHandle(db -> db.createQuery(ASSIGNMENT + " WHERE member = :member ORDER BY from_day, id")
                .bind("member", member)
                .map((rows, context) -> assignment(rows))
                .list());
    }

    @Override
    public List<Assignment> assignments() {
        return links.withHandle(db -> db.createQuery(ASSIGNMENT + " ORDER BY from_day, id, member")
                .map((rows, context) -> assignment(rows))
                .list());
    }

    private static Assignment assignment(ResultSet rows) throws SQLException {
        return new Assignment(
                rows.getString("id"),
                new MemberId(rows.getString("member")),
                new RoleCode(rows.getString("role")),
                Scope.read(rows.getString("scope")).orElseThrow(),
                LocalDate.parse(rows.getString("from_day")),
                Optional.ofNullable(rows.getString("to_day")).map(LocalDate::parse));
    }

    @Override
    public void keep(Assignment assignment) {
        links.useHandle(db -> db.createUpdate("""
                        INSERT INTO assignment (member, id, role, scope, from_day, to_day)
                        VALUES (:member, :id, :role, :scope, :from, :to)
                        ON CONFLICT (member, id) DO UPDATE SET to_day = excluded.to_day""")
                .bind("member", assignment.member())
                .bind("id", assignment.id())
                .bind("role", assignment.role())
                .bind("scope", assignment.scope().toString())
                .bind("from", assignment.from().toString())
                .bind("to", assignment.to().map(LocalDate::toString).orElse(null))
                .execute());
    }
}
