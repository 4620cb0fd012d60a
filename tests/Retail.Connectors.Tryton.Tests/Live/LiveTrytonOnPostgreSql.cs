using Retail.Connectors.Tests.Engines;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>A Tryton on PostgreSQL, where many may write at once as in production.</summary>
public sealed class LiveTrytonOnPostgreSql : LiveTryton
{
    private protected override Task<TrytonServer?> FindAsync() => TrytonEngine.StartOnPostgreSqlAsync();
}
