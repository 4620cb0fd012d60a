using System.Net.Sockets;

namespace Retail.Connectors.Tests.Engines;

/// <summary>Whether a Docker daemon answers here.</summary>
internal static class DockerDaemon
{
    private const string Path = "/var/run/docker.sock";

    public static async Task<bool> AnswersAsync()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
        {
            return true;
        }

        if (!File.Exists(Path))
        {
            return false;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
