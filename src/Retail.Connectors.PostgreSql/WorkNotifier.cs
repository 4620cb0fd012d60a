using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Tells listening nodes that work became due. It does so after the commit and once for many: a notification inside a
/// transaction makes commits wait for each other. One that is lost costs others no more than their next poll.
/// </summary>
internal sealed partial class WorkNotifier : IAsyncDisposable
{
    public const string Send = "SELECT pg_notify($1, '')";

    private readonly Database _database;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public WorkNotifier(Database database, ILogger logger)
    {
        _database = database;
        _logger = logger;
        _loop = Task.Run(RunAsync);
    }

    public void Notify() => _due.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        _due.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        await foreach (var _ in _due.Reader.ReadAllAsync())
        {
            try
            {
                await _database.QueryAsync(static rows => rows.Read(), Send, [_database.Channel], CancellationToken.None);
            }
            catch (NpgsqlException exception)
            {
                LogNotSent(_logger, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes could not be told that work became due; they find it with their next poll")]
    private static partial void LogNotSent(ILogger logger, Exception exception);
}
