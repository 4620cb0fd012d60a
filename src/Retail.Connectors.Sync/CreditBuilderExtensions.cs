using Retail.Connectors;
using Retail.Connectors.Credits;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Credits;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flow of credit notes to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class CreditBuilderExtensions
{
    /// <summary>
    /// Records credit notes that people made in an ERP as refunds on the orders of a shop, once. The shop's gateway pays nothing because
    /// of it, and no goods go back into stock.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The ERP.</param>
    /// <param name="to">The shop.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Credits(this RetailConnectorsBuilder builder, SystemName from, SystemName to)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .Flow<CreditNote, CreditFacts>(new FlowDefinition(FlowNames.Credits(from, to), from, EntityKind.CreditNote, to), static _ => new CreditFlow())
            .Poll<CreditNote>(from, EntityKind.CreditNote);
    }
}
