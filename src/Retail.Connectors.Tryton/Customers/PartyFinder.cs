using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>Finds the party of a key, inactive or not.</summary>
internal static class PartyFinder
{
    /// <summary>The party that the key made.</summary>
    public static async Task<TrytonParty?> FindAsync(EffectKey key, TrytonClient client, CancellationToken cancellationToken) =>
        (await client.SearchReadAsync(
            TrytonModels.Parties, TrytonDomain.Equal("code", key.ShortForm()).IncludingInactive(), new TrytonQuery { Limit = 1 }, cancellationToken))
        .FirstOrDefault();

    /// <summary>The party that the key made, or else the only one that was taken over for it; null if there is none, or several are.</summary>
    public static async Task<TrytonParty?> FindOrTakenAsync(EffectKey key, TrytonClient client, CancellationToken cancellationToken) =>
        await FindAsync(key, client, cancellationToken)
        ?? (await TakenParties.FindAsync(key, client, cancellationToken) is [var taken] ? taken : null);
}
