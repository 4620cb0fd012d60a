using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Connectors.Sync.Adoption;

/// <summary>What became of the older open orders at cut-over.</summary>
/// <param name="Orders">All open orders of the window, in the shop's order.</param>
/// <param name="IsDryRun">True if nothing was stored.</param>
public sealed record AdoptionReport(ImmutableArray<AdoptedOrder> Orders, bool IsDryRun)
{
    /// <summary>Those that have no sales order that could be linked, for a person to look at.</summary>
    public ImmutableArray<AdoptedOrder> Unmatched => [.. Orders.Where(order => order.Verdict is not (AdoptionVerdict.Linked or AdoptionVerdict.LinkedBefore))];

    /// <summary>A line for each order, and a summary.</summary>
    public override string ToString()
    {
        var lines = Orders.Select(order => order.Verdict switch
        {
            AdoptionVerdict.Linked => $"= {order.Order} ({order.Number}): {order.Documents}",
            AdoptionVerdict.LinkedBefore => $"  {order.Order} ({order.Number}): {order.Documents}, linked before",
            _ => $"! {order.Order} ({order.Number}): {order.Explanation}",
        });
        var linked = Orders.Count(order => order.Verdict == AdoptionVerdict.Linked);
        return string.Join(Environment.NewLine, lines.Append(string.Create(
            CultureInfo.InvariantCulture,
            $"{Orders.Length} open orders: {linked} {(IsDryRun ? "would be linked" : "linked")}, {Orders.Length - linked - Unmatched.Length} linked before, {Unmatched.Length} not matched.")));
    }
}
