using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors;
using Retail.Connectors.Sync.Adoption;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the adoption of older orders to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class AdoptionBuilderExtensions
{
    /// <summary>Offers <see cref="IOrderAdoption"/>, by which older open orders are linked to the sales orders that exist for them.</summary>
    public static RetailConnectorsBuilder OrderAdoption(this RetailConnectorsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IOrderAdoption, OrderAdoption>();
        return builder;
    }
}
