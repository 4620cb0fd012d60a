using Retail.Connectors;
using Retail.Connectors.Customers;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Sync;
using Retail.Connectors.Sync.Customers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the flow of customers to <see cref="RetailConnectorsBuilder"/>.</summary>
public static class CustomersBuilderExtensions
{
    /// <summary>Makes each account of a shop one partner of an ERP, before it orders anything. Orders ensure their buyers without it.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="from">The shop.</param>
    /// <param name="to">The ERP.</param>
    /// <param name="configure">Which partners are taken over; give the order flow the same. Null for none.</param>
    /// <returns>The same builder.</returns>
    public static RetailConnectorsBuilder Customers(
        this RetailConnectorsBuilder builder, SystemName from, SystemName to, Action<CustomerPolicyBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var policy = new CustomerPolicy();
        configure?.Invoke(new CustomerPolicyBuilder(policy));
        return builder
            .Flow<Customer>(new FlowDefinition(FlowNames.Customers(from, to), from, EntityKind.Customer, to), _ => new CustomerFlow(policy))
            .Poll<Customer>(from, EntityKind.Customer);
    }
}
