package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.Versioned;
import dev.zhanggui.application.access.api.Session;
import dev.zhanggui.application.access.spi.Credentials;
import dev.zhanggui.application.access.spi.KnownBrowsers;
import dev.zhanggui.application.access.spi.Members;
import dev.zhanggui.application.access.spi.Sessions;
import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.domain.roles.Assignment;
import dev.zhanggui.domain.roles.Member;
import dev.zhanggui.domain.roles.MemberId;
import dev.zhanggui.domain.shared.Invariant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** People and how they are let in. */
final class MemoryAccess {
    private final Memory.Table<MemberId, Versioned<Member>> members;
    private final Memory.Table<AssignmentKey, Assignment> assignments;
    private final Memory.Table<MemberId, Versioned<String>> passwords;
    private final Memory.Table<Optional<MemberId>, KeptLink> links;
    private final Memory.Table<String, KeptSession> sessions;
    private final Memory.Table<Browser, Instant> browsers;

    private record AssignmentKey(MemberId member, String id) {}

    private record KeptLink(Credentials.Link link, String hash, boolean used) {}

    private record KeptSession(Session session, String hash, Optional<Instant> endedAt) {}

    private record Browser(MemberId member, String hash) {}

    MemoryAccess(Memory memory) {
        this.members = memory.new Table<>();
        this.assignments = memory.new Table<>();
        this.passwords = memory.new Table<>();
        this.links = memory.new Table<>();
        this.sessions = memory.new Table<>();
        this.browsers = memory.new Table<>();
    }

    Members members() {
        return new People();
    }

    Credentials credentials() {
        return new Proofs();
    }

    Sessions sessions() {
        return new Visits();
    }

    KnownBrowsers knownBrowsers() {
        return new Browsers();
    }

    private final class People implements Members {

        @Override
        public Optional<Versioned<Member>> find(MemberId id) {
            return members.find(id);
        }

        @Override
        public Optional<Versioned<Member>> byLogin(String login) {
            return members.all().stream()
                    .filter(one -> one.value().id().login().equals(login))
                    .findFirst();
        }

        @Override
        public List<Versioned<Member>> all() {
            return members.all().stream()
                    .sorted(Comparator.comparing(one -> one.value().id()))
                    .toList();
        }

        @Override
        public void save(Member member, long over) {
            long standing = find(member.id()).map(Versioned::version).orElse(0L);
            boolean taken = over == 0 && byLogin(member.id().login()).isPresent();
            if (standing != over || taken) {
                throw new StaleWrite(member.id() + " does not stand at " + over);
            }
            members.put(member.id(), new Versioned<>(member, over + 1));
        }

        @Override
        public List<Assignment> assignments(MemberId member) {
            return sorted(assignments.all().stream().filter(one -> one.member().equals(member)));
        }

        @Override
        public List<Assignment> assignments() {
            return sorted(assignments.all().stream());
        }

        private static List<Assignment> sorted(Stream<Assignment> some) {
            return some.sorted(Comparator.comparing(Assignment::from)
                            .thenComparing(Keys.by(Assignment::id))
                            .thenComparing(Assignment::member))
                    .toList();
        }

        @Override
        public void keep(Assignment assignment) {
            Invariant.holds(find(assignment.member()).isPresent(), "no such member: %s", assignment);
            var key = new AssignmentKey(assignment.member(), assignment.id());
            assignments.put(
                    key,
                    assignments
                            .find(key)
                            .map(before -> new Assignment(
                                    before.id(),
                                    before.member(),
                                    before.role(),
                                    before.scope(),
                                    before.from(),
                                    assignment.to()))
                            .orElse(assignment));
        }
    }

    private final class Proofs implements Credentials {

        @Override
        public Optional<Versioned<String>> password(MemberId member) {
            return passwords.find(member);
        }

        @Override
        public boolean isAnyPassword() {
            return !passwords.all().isEmpty();
        }

        @Override
        public void savePassword(MemberId member, String hash, long over) {
            Invariant.holds(members.find(member).isPresent(), "no such member: %s", member);
            if (password(member).map(Versioned::version).orElse(0L) != over) {
                throw new StaleWrite("password of " + member + " does not stand at " + over);
            }
            passwords.put(member, new Versioned<>(hash, over + 1));
        }

        @Override
        public void keepLink(Link link, String secretHash) {
            links.put(link.member(), new KeptLink(link, secretHash, false));
        }

        private Optional<KeptLink> unused(String secretHash) {
            return links.all().stream()
                    .filter(one -> one.hash().equals(secretHash) && !one.used())
                    .findFirst();
        }

        @Override
        public Optional<Link> link(String secretHash) {
            return unused(secretHash).map(KeptLink::link);
        }

        @Override
        public boolean useLink(String secretHash, Instant now) {
            var found = unused(secretHash).filter(one -> now.isBefore(one.link().endsAt()));
            found.ifPresent(one -> links.put(one.link().member(), new KeptLink(one.link(), one.hash(), true)));
            return found.isPresent();
        }
    }

    private final class Visits implements Sessions {

        @Override
        public void add(Session session, String secretHash) {
            boolean taken = sessions.all().stream()
                    .anyMatch(one -> one.session().id().equals(session.id())
                            || one.hash().equals(secretHash));
            Invariant.holds(!taken, "a session of this id or secret exists: %s", session.id());
            Invariant.holds(members.find(session.member()).isPresent(), "no such member: %s", session);
            sessions.put(session.id(), new KeptSession(session, secretHash, Optional.empty()));
        }

        @Override
        public Optional<Session> bySecretHash(String secretHash) {
            return standing()
                    .filter(one -> one.hash().equals(secretHash))
                    .map(KeptSession::session)
                    .findFirst();
        }

        private Stream<KeptSession> standing() {
            return sessions.all().stream().filter(one -> one.endedAt().isEmpty());
        }

        @Override
        public List<Session> standing(MemberId member) {
            return standing()
                    .map(KeptSession::session)
                    .filter(one -> one.member().equals(member))
                    .sorted(Comparator.comparing(Session::createdAt)
                            .thenComparing(Keys.by(Session::id))
                            .reversed())
                    .toList();
        }

        @Override
        public boolean end(String id, Instant at) {
            var found = sessions.find(id).filter(one -> one.endedAt().isEmpty());
            found.ifPresent(one -> sessions.put(id, new KeptSession(one.session(), one.hash(), Optional.of(at))));
            return found.isPresent();
        }

        @Override
        public void seen(Map<String, Instant> lastSeenById) {
            lastSeenById.forEach((id, at) -> sessions.find(id)
                    .filter(one -> at.isAfter(one.session().lastSeenAt()))
                    .ifPresent(one -> sessions.put(id, seen(one, at))));
        }

        private static KeptSession seen(KeptSession kept, Instant at) {
            var one = kept.session();
            var session =
                    new Session(one.id(), one.member(), one.createdAt(), at, one.endsAt(), one.agent(), one.address());
            return new KeptSession(session, kept.hash(), kept.endedAt());
        }

        @Override
        public int forget(Instant before) {
            var over = sessions.all().stream()
                    .filter(one -> one.session().endsAt().isBefore(before)
                            || one.endedAt().map(at -> at.isBefore(before)).orElse(false))
                    .map(one -> one.session().id())
                    .toList();
            over.forEach(sessions::remove);
            return over.size();
        }
    }

    private final class Browsers implements KnownBrowsers {

        @Override
        public boolean isKnown(MemberId member, String secretHash) {
            return browsers.find(new Browser(member, secretHash)).isPresent();
        }

        @Override
        public void remember(MemberId member, String secretHash, Instant at, int most) {
            browsers.put(new Browser(member, secretHash), at);
            of(member).skip(most).map(Map.Entry::getKey).toList().forEach(browsers::remove);
        }

        /** The one that was seen last comes first. */
        private Stream<Map.Entry<Browser, Instant>> of(MemberId member) {
            return browsers.rows().entrySet().stream()
                    .filter(one -> one.getKey().member().equals(member))
                    .sorted(Comparator.comparing((Map.Entry<Browser, Instant> one) -> one.getValue())
                            .thenComparing(one -> one.getKey().hash())
                            .reversed());
        }

        @Override
        public void forget(MemberId member) {
            of(member).map(Map.Entry::getKey).toList().forEach(browsers::remove);
        }
    }
}
