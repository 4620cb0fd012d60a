using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Sync.Customers;

/// <summary>
/// Each account of a shop is one partner of the ERP, made or taken over. The partner is the ERP's from then on: what the account changes
/// later comes with the orders, whose addresses stand beside the partner's own.
/// </summary>
internal sealed class CustomerFlow(CustomerPolicy policy) : IFlow<Customer>
{
    public Plan Plan(EntityRef source, Observed<Customer>? observed, PlanContext context)
    {
        if (observed is null)
        {
            return new Plan.Nothing("the shop does not have it");
        }

        // The key is that of the order flow: whoever comes first ensures the partner, the other finds it done.
        var ensure = BuyerCustomer.Ensure(observed.Value, policy, context.Flow.To);
        return context.Links.FirstOrDefault(link => link.Role == LinkRole.Partner && link.Target.System == context.Flow.To) is { } partner
            ? new Plan.Nothing($"is {partner.DisplayName}")
            : new Plan.Do([PlannedCommand.For(ensure, LinkRole.Partner).IfRefused(CustomerParking.Ambiguous)], ensure.Digest());
    }
}
