using System.Collections.Immutable;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>What of an order carries the same tax rates, and what of it is left.</summary>
/// <param name="Rates">The ids of the rates, in the order of their ids; empty for what is not taxed.</param>
internal sealed record OrderShare(ImmutableArray<string> Rates)
{
    /// <summary>The net amount that is left.</summary>
    public decimal Net { get; set; }

    /// <summary>The tax that is left, by the places of <see cref="Rates"/>.</summary>
    public decimal[] Taxes { get; } = new decimal[Rates.Length];

    /// <summary>Net and taxes as they were at first.</summary>
    public ImmutableArray<decimal> First { get; set; } = [];

    public decimal Gross => Net + Taxes.Sum();

    public decimal FirstGross => First.Sum();

    public ImmutableArray<decimal> Left => [Net, .. Taxes];

    public void Take(decimal net, IEnumerable<(string Rate, decimal Tax)> taxes)
    {
        Net -= net;
        foreach (var (rate, tax) in taxes)
        {
            if (Rates.IndexOf(rate) is >= 0 and var at)
            {
                Taxes[at] -= tax;
            }
        }
    }
}
