using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Peers;

/// <summary>nginx with one worker on a processor of its own, answering 13 bytes at /13 and 1 KiB at /1k from memory.</summary>
internal sealed class NginxServer : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("capacitylab-bench-");
    private readonly Process process;
    private readonly int port = FreePort();

    public NginxServer(int cpu)
    {
        string file = Path.Combine(folder.FullName, "nginx.conf");
        File.WriteAllText(file, Configuration());
        process = Process.Start(
            new ProcessStartInfo(
                "taskset",
                ["-c", cpu.ToString(CultureInfo.InvariantCulture), "nginx", "-p", folder.FullName, "-c", file]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        AwaitListening();
    }

    public Uri Address(string path) => new($"http://127.0.0.1:{port}/{path}");

    public void Dispose()
    {
        // The master ends its worker on SIGQUIT and SIGTERM, not when it is killed.
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private string Configuration() =>
        $$"""
            worker_processes 1; daemon off; pid {{folder.FullName}}/pid; error_log {{folder.FullName}}/error.log;
            worker_rlimit_nofile 65536;
            events { worker_connections 32768; multi_accept on; }
            http {
              access_log off; keepalive_requests 1000000000; keepalive_timeout 1h;
              client_body_temp_path {{folder.FullName}}/a; proxy_temp_path {{folder.FullName}}/b; fastcgi_temp_path {{folder.FullName}}/c;
              uwsgi_temp_path {{folder.FullName}}/d; scgi_temp_path {{folder.FullName}}/e;
              server {
                listen 127.0.0.1:{{port}} backlog=32768;
                location /13 { return 200 "Hello, world!"; }
                location /1k { return 200 "{{new string('x', 1024)}}"; }
              }
            }
            """;

    private void AwaitListening()
    {
        for (int i = 0; i < 100; i++)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                process.WaitForExit(TimeSpan.FromMilliseconds(50));
            }
        }

        throw new InvalidOperationException("nginx did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
