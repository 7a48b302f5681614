package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.domain.roles.MemberId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the desk is reached: on this machine, over TLS of its own, behind a proxy, or over http where that is said. */
class ServingTest {
    private static final String FORM = "login=Wang&name=&password=quiet+river+stones&again=quiet+river+stones";

    @TempDir
    private Path folder = Path.of("");

    @Command
    private static final class Words {
        @Mixin
        private Serving serving = new Serving();
    }

    private static Serving.Checked checked(String... words) {
        var command = new Words();
        new CommandLine(command).parseArgs(words);
        return command.serving.checked();
    }

    private static void isRefused(String... words) {
        assertThatThrownBy(() -> checked(words))
                .as(String.join(" ", words))
                .isInstanceOfSatisfying(
                        Say.class, said -> assertThat(said.exitCode()).isEqualTo(Main.EXIT_USAGE));
    }

    @Test
    void on_this_machine_http_is_enough_and_beyond_it_one_of_three_ways_is_asked_for() {
        assertThat(checked().secure()).isFalse();
        assertThat(checked().exposed()).isFalse();
        assertThat(checked("--bind", "::1").address(80)).isEqualTo("http://[::1]:80");
        isRefused("--bind", "0.0.0.0");
        isRefused("--bind", "192.0.2.1", "--public-url", "http://desk.example.com");
        assertThat(checked("--bind", "0.0.0.0", "--insecure-http").exposed()).isTrue();
        assertThat(checked("--bind", "0.0.0.0", "--insecure-http").secure()).isFalse();
    }

    @Test
    void options_that_contradict_each_other_or_say_nothing_are_refused() {
        isRefused("--tls-cert", "x.pem");
        isRefused("--tls-key", "x.pem");
        isRefused("--behind-proxy", "10.0.0.0/8");
        isRefused("--behind-proxy", "10.0.0.0/8", "--public-url", "https://a.example", "--insecure-http");
        for (var range : new String[] {"10.0.0.0/33", "ten", "10.0.0.0/", "localhost", "10.0.0.0/-1"}) {
            isRefused("--behind-proxy", range, "--public-url", "https://a.example");
        }
        for (var url : new String[] {"a.example", "ftp://a.example", "https://a.example/desk"}) {
            isRefused("--public-url", url);
        }
        var behind = checked("--behind-proxy", "10.0.0.0/8", "--public-url", "https://a.example/");
        assertThat(behind.secure()).isTrue();
        assertThat(behind.address(7788)).isEqualTo("https://a.example");
        assertThat(checked("--behind-proxy", "fd00::/8", "--public-url", "http://a.example")
                        .secure())
                .isFalse();
    }

    private RunningDesk open(Serving.Checked serving) {
        var place = new DeskPlace(folder.resolve("desk"), null);
        return RunningDesk.open(place, 0, serving, Doorway.shut(place));
    }

    private static String setupPath(RunningDesk desk) {
        return "/setup/"
                + desk.desk().access().settingUp().openSetup().orElseThrow().secret();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder setUp(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(FORM));
    }

    @Test
    void with_a_certificate_of_its_own_it_speaks_tls_and_commands_have_a_door_of_their_own() throws Exception {
        var store = certificate();
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        var client = HttpClient.newBuilder().sslContext(tls).build();
        var serving = checked(
                "--tls-cert",
                folder.resolve("cert.pem").toString(),
                "--tls-key",
                folder.resolve("key.pem").toString());
        try (var desk = open(serving)) {
            var address = "https://localhost:" + desk.port();
            var in = send(client, setUp(address + setupPath(desk)));
            assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
            assertThat(in.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.startsWith("__Host-zg_") && cookie.endsWith("; Secure"));
            for (var path : List.of("/sign-in", "/healthz", "/api/v1/skus/x", "/nowhere")) {
                var answer = send(client, HttpRequest.newBuilder(URI.create(address + path)));
                assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                        .as(path)
                        .hasValue("max-age=31536000; includeSubDomains");
            }
            try (var command = DeskClient.of(new DeskPlace(folder.resolve("desk"), null))) {
                assertThat(command.isRemote()).isTrue();
                assertThat(command.get("/api/v1/members").path("items")).hasSize(1);
            }
        }
    }

    /** A certificate for this machine, as an issuer would hand it out: two PEM files. */
    private KeyStore certificate() throws Exception {
        var file = folder.resolve("made.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "desk",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "not-secret")
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes());
        assertThat(made.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance(file.toFile(), "not-secret".toCharArray());
        write("cert.pem", "CERTIFICATE", store.getCertificate("desk").getEncoded());
        write(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("desk", "not-secret".toCharArray()).getEncoded());
        return store;
    }

    private void write(String name, String what, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    @Test
    void behind_a_proxy_it_believes_the_proxy_and_nobody_else() throws Exception {
        var client = HttpClient.newHttpClient();
        try (var desk = open(checked("--behind-proxy", "127.0.0.0/8", "--public-url", "https://desk.example.com"))) {
            var address = "http://127.0.0.1:" + desk.port();
            var in = send(
                    client,
                    setUp(address + setupPath(desk)).header("X-Forwarded-For", "198.51.100.7, 203.0.113.9, 127.0.0.1"));
            assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
            assertThat(in.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("__Host-zg_"));
            assertThat(in.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(addressOfOwner(desk)).isEqualTo("203.0.113.9");
        }
    }

    @Test
    void without_a_proxy_nobody_is_believed_who_says_for_whom_they_ask() throws Exception {
        var client = HttpClient.newHttpClient();
        try (var desk = open(checked())) {
            var address = "http://127.0.0.1:" + desk.port();
            var in = send(client, setUp(address + setupPath(desk)).header("X-Forwarded-For", "203.0.113.9"));
            assertThat(in.headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.startsWith("zg_") && !cookie.contains("Secure"));
            assertThat(in.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(addressOfOwner(desk)).isEqualTo("127.0.0.1");
            assertThat(send(client, HttpRequest.newBuilder(URI.create(address + "/sign-in")))
                            .body())
                    .doesNotContain("band-warn");
        }
    }

    private static String addressOfOwner(RunningDesk desk) {
        return desk.desk()
                .access()
                .sessions()
                .sessions(Actor.embedding("test"), new MemberId("Wang"))
                .orThrow()
                .get(0)
                .address();
    }

    @Test
    void where_anybody_may_read_along_every_page_says_so() throws Exception {
        try (var desk = open(checked("--bind", "0.0.0.0", "--insecure-http"))) {
            var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + "/sign-in"))
                    .header("Accept-Language", "en");
            assertThat(send(HttpClient.newHttpClient(), page).body()).contains("band-warn", "plain http");
        }
    }

    @Test
    void members_are_kept_from_the_command_line() throws Exception {
        var place = new DeskPlace(folder.resolve("desk"), null);
        var data = place.folder().toString();
        try (var desk = open(checked())) {
            var in = send(HttpClient.newHttpClient(), setUp("http://127.0.0.1:" + desk.port() + setupPath(desk)));
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(Main.run(List.of("user", "add", "李伟", "--role", "designer", "--data", data)))
                    .isZero();
            assertThat(Main.run(List.of("user", "list", "--data", data))).isZero();
            assertThat(Main.run(List.of("user", "add", "x", "--role", "no-such", "--data", data)))
                    .isEqualTo(Main.EXIT_REFUSED);
            assertThat(Main.run(List.of("user", "reset", "Wang", "--data", data)))
                    .isZero();
            assertThat(Main.run(List.of("user", "disable", "李伟", "--data", data)))
                    .isZero();
            assertThat(Main.run(List.of("user", "disable", "Wang", "--data", data)))
                    .as("the last who could let members in")
                    .isEqualTo(Main.EXIT_REFUSED);
            var known = desk.desk()
                    .access()
                    .members()
                    .member(Actor.embedding("test"), new MemberId("李伟"))
                    .orThrow();
            assertThat(known.member().value().active()).isFalse();
            assertThat(known.assignments()).hasSize(1);
        }
    }
}
