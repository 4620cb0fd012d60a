using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.Conformance.Tryton;

/// <summary>A real Tryton, which keeps what the cases make: the one that the environment names, else one that is started here.</summary>
internal sealed class LiveTrytonSystem : ISystemUnderTest
{
    private const string Engine = "RETAIL_LIVE_TRYTON_ENGINE";
    private const int Bulk = 300;

    private readonly bool _onSqlite;
    private readonly Lazy<Task<TrytonSetUp>> _setUp;

    private LiveTrytonSystem(bool onSqlite)
    {
        _onSqlite = onSqlite;
        _setUp = new Lazy<Task<TrytonSetUp>>(SetUpAsync);
    }

    public string Name => "tryton";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps =>
    [
        .. TrytonGaps.Everywhere,
        .. TrytonGaps.OnRealServers,
        .. _onSqlite ? TrytonGaps.OnSqlite : [],
    ];

    /// <summary>PostgreSQL as in production, where many may write at once; SQLite if the environment asks for it or there is no other.</summary>
    public static LiveTrytonSystem? FromMachine(out string problem)
    {
        var wanted = Environment.GetEnvironmentVariable(Engine) ?? string.Empty;
        problem = wanted is "" or "sqlite" or "postgresql" ? string.Empty : $"{Engine} is '{wanted}': sqlite and postgresql are known.";
        if (!TrytonEngine.IsThere)
        {
            problem = TrytonEngine.Reason;
        }

        return problem.Length > 0 ? null : new LiveTrytonSystem(wanted == "sqlite" || (wanted.Length == 0 && !TrytonEngine.IsOnPostgreSql));
    }

    public async Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) =>
        new TrytonFixture(await _setUp.Value.WaitAsync(cancellationToken), ConformanceClock.Going(), null);

    private async Task<TrytonSetUp> SetUpAsync()
    {
        var server = (_onSqlite ? await TrytonEngine.FindAsync() : await TrytonEngine.StartOnPostgreSqlAsync())
            ?? throw new InvalidOperationException(TrytonEngine.Reason);
        var setUp = new TrytonSetUp(
            new TrytonAccess(server.Address, server.Database, server.User, server.Password, server.AdministratorName, server.AdministratorPassword, null),
            TimeProvider.System);
        await setUp.EnsureAsync(TimeProvider.System.GetCurrentInstant().InUtc().Date, Bulk, CancellationToken.None);
        return setUp;
    }
}
