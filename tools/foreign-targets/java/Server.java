import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The server of the JDK, with limits that are known. Settings: see docs/foreign-services.md. */
public final class Server {
    private static final int PERMITS = number("PERMITS");
    private static final int HOLD_MS = number("HOLD_MS");
    private static final int LOCK_MS = number("LOCK_MS");
    private static final int CPU_MICROSECONDS = number("CPU_MICROSECONDS");
    private static final int KEEP_KIB = number("KEEP_KIB");

    /** More than are ever let in: the threads are not what limits. */
    private static final int THREADS = 1000;

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final Semaphore permits = new Semaphore(Math.max(1, PERMITS), true);
    private static final Semaphore lock = new Semaphore(1, true);
    private static final Queue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();

    public static void main(String[] arguments) throws IOException {
        // Else an answer waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Connections that wait for the next probe stay open.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        URI url = URI.create(System.getenv("URL"));
        HttpServer server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 1024);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", Server::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known = path.equals("/") || path.equals("/healthz");
        try {
            if (path.equals("/")) {
                work();
            }
            byte[] body = (known ? "ok\n" : "not found\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void work() throws InterruptedException {
        if (CPU_MICROSECONDS > 0) {
            compute(CPU_MICROSECONDS * 1_000L);
        }
        if (KEEP_KIB > 0) {
            keep(KEEP_KIB * 1024);
        }
        if (PERMITS > 0) {
            within(permits, HOLD_MS);
        }
        if (LOCK_MS > 0) {
            within(lock, LOCK_MS);
        }
    }

    /** By the processor's time, not the clock's: what a quota takes away is not work. */
    private static void compute(long nanoseconds) {
        long end = TIMES.getCurrentThreadCpuTime() + nanoseconds;
        while (TIMES.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Outside of the heap, whose bound would be met before the container's. */
    private static void keep(int bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
        for (int at = 0; at < bytes; at += 4096) {
            memory.put(at, (byte) 1);
        }
        kept.add(memory);
    }

    private static void within(Semaphore gate, int milliseconds) throws InterruptedException {
        gate.acquire();
        try {
            Thread.sleep(milliseconds);
        } finally {
            gate.release();
        }
    }

    private static int number(String name) {
        String text = System.getenv(name);
        return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
