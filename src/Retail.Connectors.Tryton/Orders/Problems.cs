using Retail.Connectors.Effects;
using Retail.Connectors.Mapping;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Everything that stands against a document, so that a person sees all of it at once.</summary>
internal sealed class Problems
{
    private readonly List<(string Code, string Words)> _found = [];

    public List<MissingMapping> Missing { get; } = [];

    public void Add(string code, string words) => _found.Add((code, words));

    public EffectResult.Refused? Refusal() => _found.Count == 0
        ? null
        : new EffectResult.Refused(
            _found[0].Code,
            string.Join('\n', _found.Select(problem => problem.Words)),
            string.Join(' ', _found.Select(problem => problem.Code).Distinct(StringComparer.Ordinal).Select(HintFor)))
        { Missing = [.. Missing] };

    private static string HintFor(string code) => code switch
    {
        "unknown-sku" => "Map the SKU, or give one active variant that code.",
        "unknown-tax" => "Map the rate to the name of a tax of this company, or set the taxes up with TrytonTaxSetup.",
        "unknown-currency" => "Make the currency in Tryton, with a rate.",
        "tax-only" => "Correct the order in the shop: a tax needs an amount that it is charged on.",
        _ => "Set the service products up with TrytonTaxSetup, or name their SKUs in the options.",
    };
}
