using System.Collections.Immutable;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Says which ERP this is and what it promises.</summary>
internal sealed class ReferenceErpDescription(
    ReferenceErpConnection erp, ICommandHandler<EnsureCustomer> customers, ICommandHandler<SubmitOrder> orders) : ISystemDescription
{
    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var answer = await erp.ReadAsync(new ReferenceRequest.Identify(), cancellationToken);
        return new SystemDescription
        {
            Identity = ((ReferenceAnswer.Identity)answer).Value,
            Product = "Reference ERP",
            Commands = ImmutableSortedDictionary.Create<string, EffectTraits>(StringComparer.Ordinal)
                .Add(nameof(EnsureCustomer), customers.Traits)
                .Add(nameof(SubmitOrder), orders.Traits),
        };
    }
}
