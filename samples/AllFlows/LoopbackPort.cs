using System.Net;
using System.Net.Sockets;
using Samples.Shared;

namespace AllFlows;

/// <summary>Where the service takes webhooks.</summary>
internal static class LoopbackPort
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>An address that nobody listens at.</summary>
    public static Uri Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), ((IPEndPoint)listener.LocalEndpoint).Port).Uri;
    }

    /// <summary>The shops open when the service is there: a shop switches webhooks off that nobody takes five times in a row.</summary>
    /// <exception cref="InvalidOperationException">The service ended before.</exception>
    public static async Task ListeningAsync(Uri address, SyncProcess service, TimeProvider time)
    {
        using var client = new TcpClient();
        while (!client.Connected)
        {
            if (service.HasExited)
            {
                throw new InvalidOperationException("The service could not start: its log says why.");
            }

            try
            {
                await client.ConnectAsync(address.Host, address.Port);
            }
            catch (SocketException)
            {
                await Task.Delay(Step, time);
            }
        }
    }
}
