package dev.zhanggui.bootstrap.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL of its own for measuring and for tests that need a real disk: the system's programs, fsync on, loopback
 * only, gone when closed.
 */
public final class Cluster implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";

    private final Path programs;
    private final Path folder;
    private final Path data;
    private final int port;

    private Cluster(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
    }

    /** Starts one under {@code parent}; empty where PostgreSQL is not installed. */
    public static Optional<Cluster> start(Path parent) {
        return programs().map(programs -> {
            try {
                var folder = Files.createTempDirectory(parent, "zhanggui-postgres-");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                if (isRoot()) {
                    run(List.of("chown", USER, folder.toString()));
                }
                var cluster = new Cluster(programs, folder, freePort());
                cluster.begin();
                return cluster;
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL did not start", e);
            }
        });
    }

    private void begin() throws IOException {
        run(as("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"));
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on"
                + " -c synchronous_commit=on -c shared_buffers=512MB -c max_connections=200";
        run(as("pg_ctl", "-D", data.toString(), "-w", "-l", data.resolve("log").toString(), "-o", options, "start"));
    }

    /** A new database in it. */
    public String database(String name) {
        try {
            run(as("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name));
        } catch (IOException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + USER;
    }

    private List<String> as(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException {
        var log = Files.createTempFile("zhanggui-", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .directory(Path.of("/").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    @Override
    public void close() {
        try {
            run(as("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop"));
            run(List.of("rm", "-rf", folder.toString()));
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }
}
