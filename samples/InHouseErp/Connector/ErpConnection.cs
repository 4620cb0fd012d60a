using Microsoft.Data.Sqlite;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>One company of the ERP. It turns failures into what the engine knows.</summary>
internal sealed class ErpConnection(SystemName system, InHouseErpOptions options, IErpWire wire, TimeProvider time)
{
    private const int Busy = 5;
    private const int Constraint = 19;

    public SystemName System { get; } = system;

    public Instant Now => time.GetCurrentInstant();

    /// <summary>What every command of this connector promises: a unique index holds its key.</summary>
    public EffectTraits Enforced(DocumentStage reaches) => new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = Duration.FromTimeSpan(options.StatementLimit),
        Reaches = reaches,
    };

    public EntityRef Ref(EntityKind kind, long id) => new(System, kind, id.ToString(global::System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A read: if it fails, nothing happened.</summary>
    public async Task<T> ReadAsync<T>(Func<ErpSession, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await wire.CallAsync(_ => Task.FromResult(Run(read, deferred: true)), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SqliteException)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, System, $"The database could not be read: {exception.Message}", exception);
        }
    }

    /// <summary>A transaction that writes. What the ERP's own rules forbid comes back as a refusal.</summary>
    /// <returns>What the transaction returned, or the refusal.</returns>
    public async Task<(T? Value, EffectResult.Refused? Refused)> WriteAsync<T>(
        Func<ErpSession, T> write, Instant sendBefore, CancellationToken cancellationToken)
    {
        if (Now >= sendBefore)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, System, $"Not sent: the lease would be outlived (requests may go out before {sendBefore}).");
        }

        try
        {
            return (await wire.CallAsync(_ => Task.FromResult(Run(write, deferred: false)), cancellationToken), null);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Constraint)
        {
            return (default, Refusals.Of(exception.Message));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Busy)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, System, "The database is busy; nothing was written.", exception);
        }
        catch (Exception exception) when (exception is IOException or SqliteException)
        {
            throw new ConnectorException(ConnectorErrorKind.Ambiguous, System, $"Whether it was written is not known: {exception.Message}", exception);
        }
    }

    private T Run<T>(Func<ErpSession, T> work, bool deferred)
    {
        using var connection = new SqliteConnection(options.ConnectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred);
        var result = work(new ErpSession(connection, transaction, options.Company));
        transaction.Commit();
        return result;
    }
}
