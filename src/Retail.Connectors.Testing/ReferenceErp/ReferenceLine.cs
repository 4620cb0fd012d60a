using System.Collections.Immutable;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>A line of a sales order.</summary>
/// <param name="Id">The writer's own id; unique in the order.</param>
/// <param name="Item">What is sold; <c>ROUNDING</c> for a line that only carries rounding.</param>
/// <param name="Name">What people read.</param>
/// <param name="Quantity">How many; 1 for charges.</param>
/// <param name="Net">The line's amount without tax.</param>
/// <param name="Taxes">The line's tax by tax code.</param>
public sealed record ReferenceLine(
    string Id, string Item, string Name, decimal Quantity, decimal Net, ImmutableSortedDictionary<string, decimal> Taxes)
{
    /// <summary>The item of a line that only carries rounding.</summary>
    public const string Rounding = "ROUNDING";
}
