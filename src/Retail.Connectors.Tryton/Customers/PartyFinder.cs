using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Customers;

/// <summary>Finds the party that a key made, inactive or not.</summary>
internal static class PartyFinder
{
    public static async Task<TrytonParty?> FindAsync(EffectKey key, TrytonClient client, CancellationToken cancellationToken) =>
        (await client.SearchReadAsync(
            TrytonModels.Parties, TrytonDomain.Equal("code", key.ShortForm()).IncludingInactive(), new TrytonQuery { Limit = 1 }, cancellationToken))
        .FirstOrDefault();
}
