using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>
/// A few pieces of work in every state. Before the schema of a store changes, write it with the version that is to become
/// an earlier one and keep the data: <see cref="WorkStoreConformance.UpgradeCases"/> look for what it holds.
/// </summary>
public static class StoreHistory
{
    internal const string Flow = StoreScene.Flow;
    internal const string Feed = "shop/order";
    internal const string Identity = "https://shop.example";

    internal static MissingMapping Unmapped { get; } = new("payment-method", "shop", "erp", "visa");

    /// <summary>Writes it to an empty store. It takes no time: leases need not pass.</summary>
    /// <param name="store">The store.</param>
    /// <param name="now">Now by the store's clock.</param>
    /// <param name="cancellationToken">Stops it half way.</param>
    public static async Task WriteAsync(IWorkStore store, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        await store.PinIdentityAsync("shop", Identity, cancellationToken);
        await store.CommitAsync(
            new Commit { Hints = [Hint("1"), Hint("2"), Hint("3"), Hint("4")], Cursor = new CursorMove(Feed, new Cursor("7")) }, cancellationToken);
        var claims = await ClaimAsync(4);
        await EndAsync("1", new WorkEnd.RetryAt(now, "busy", CountsAttempt: true));
        await EndAsync("2", new WorkEnd.Park(new ParkReason("missing-mapping", "No.", "Map it.", ParkOwner.Erp) { Missing = [Unmapped] }));
        await EndAsync("3", new WorkEnd.Park(new ParkReason("money-differs", "No.", "Look.", ParkOwner.Finance)));
        await store.BeginAsync(claims["4"], StoreScene.Effect("4"), StoreScene.Asked, now, SettleTime.None, cancellationToken);
        await store.CommitAsync(
            new Commit
            {
                Claim = claims["4"],
                End = new WorkEnd.Done(),
                Effects = [StoreScene.Completion("4", "S4")],
                Links = [StoreScene.LinkTo("4", "S4")],
                Shadows = [new Shadow(StoreScene.Order("4"), Flow, new Revision("z"), StoreScene.Asked)],
                Audit = [new AuditEntry("shop/order/4", "effect-reached", "engine", "S4")],
            },
            cancellationToken);

        // The first is open, for the second time, with an effect that was begun and whose outcome is unknown.
        claims = await ClaimAsync(1);
        await store.BeginAsync(claims["1"], StoreScene.Effect("1"), StoreScene.Asked, now, SettleTime.None, cancellationToken);
        await EndAsync("1", new WorkEnd.RetryAt(now, "busy", CountsAttempt: true));

        async Task<Dictionary<string, Claim>> ClaimAsync(int count)
        {
            var claimed = await store.ClaimAsync(new ClaimRequest("node-1", [Flow], count, StoreScene.Lease), cancellationToken);
            return claimed.ToDictionary(claim => claim.Key.Source.Id, StringComparer.Ordinal);
        }

        async Task EndAsync(string id, WorkEnd end) => await store.CommitAsync(new Commit { Claim = claims[id], End = end }, cancellationToken);
    }

    private static RaisedHint Hint(string id) => new(StoreScene.Key(id), new Revision("a"));
}
