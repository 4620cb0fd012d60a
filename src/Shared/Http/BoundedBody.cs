using System.Buffers;

namespace Retail.Connectors.Http;

/// <summary>Reads answers up to a limit, so that no server can fill the memory, also not by compression.</summary>
internal static class BoundedBody
{
    public static async Task<byte[]> ReadAsync(HttpContent content, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > settings.MaxResponseBytes)
        {
            throw TooLarge(settings);
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken);
        await using (stream)
        {
            return await ReadAsync(stream, content.Headers.ContentLength ?? 0, settings, cancellationToken);
        }
    }

    private static async Task<byte[]> ReadAsync(
        Stream stream, long expected, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1, 16 * 1024, int.MaxValue / 4));
        try
        {
            var length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length > settings.MaxResponseBytes)
                {
                    throw TooLarge(settings);
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                    buffer = larger;
                }
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static ConnectorException TooLarge(ConnectionSettings settings) =>
        new(ConnectorErrorKind.Contract, settings.System,
            $"The answer is larger than the {settings.MaxResponseBytes} bytes that MaxResponseBytes allows: ask for less, or raise it.");
}
