using System.Text.Json.Nodes;
using Retail.Connectors.Odoo.Taxes;

namespace QuickStart.Stage;

/// <summary>What is to be sold: orders that will be placed, and what they are made of.</summary>
internal sealed record Catalogue
{
    public required IReadOnlyList<JsonObject> Orders { get; init; }

    /// <summary>SKU and name of each product that the ERP knows.</summary>
    public required IReadOnlyDictionary<string, string> Products { get; init; }

    /// <summary>The tax rates that an operator has set up in the ERP.</summary>
    public required IReadOnlyList<OdooTaxRate> Rates { get; init; }

    public required IReadOnlyCollection<string> Currencies { get; init; }

    /// <summary>Payment methods that an operator has mapped; the empty one is a method like any other.</summary>
    public required IReadOnlyDictionary<string, string> PaymentMethods { get; init; }

    /// <summary>The cut-over.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Numbers of the orders that cannot be mapped, on purpose.</summary>
    public required IReadOnlySet<string> ToBeParked { get; init; }
}
