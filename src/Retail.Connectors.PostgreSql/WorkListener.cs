using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>Listens for notifications over a connection of its own, and over a new one when that breaks.</summary>
internal sealed partial class WorkListener(Database database, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task ListenAsync(Action signal, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ListenOnceAsync(signal, cancellationToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or SocketException or IOException && !cancellationToken.IsCancellationRequested)
            {
                LogBroken(logger, exception);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task ListenOnceAsync(Action signal, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        connection.Notification += (_, _) => signal();
        await using (var batch = new SqlBatch(database, connection))
        {
            batch.Execute($"LISTEN {database.Channel}");
            await batch.RunAsync(cancellationToken);
        }

        // Something may have become due while nobody listened.
        signal();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for work of other nodes broke off; it is taken up again, and polls go on meanwhile")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
