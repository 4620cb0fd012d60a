using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>The values of selections, where a client has a use for them; others are answered as the name of a method.</summary>
internal static class Selections
{
    public static object Of(Field field) => (field.Model, field.Name) switch
    {
        ("sale.sale", "state") => Pairs(("draft", "Draft"), ("quotation", "Quotation"), ("confirmed", "Confirmed"), ("processing", "Processing"), ("done", "Done"), ("cancelled", "Cancelled")),
        ("sale.sale", "invoice_state") => Pairs(("none", "None"), ("waiting", "Waiting"), ("paid", "Paid"), ("exception", "Exception")),
        ("sale.sale", "shipment_state") => Pairs(("none", "None"), ("waiting", "Waiting"), ("sent", "Sent"), ("exception", "Exception")),
        ("sale.sale", "invoice_method") => Pairs(("manual", "Manual"), ("order", "On Order Processed"), ("shipment", "On Shipment Sent")),
        ("sale.sale", "shipment_method") => Pairs(("manual", "Manual"), ("order", "On Order Processed"), ("invoice", "On Invoice Paid")),
        _ => "get_" + field.Name + "s",
    };

    /// <summary>The values that may be written; null where they are not known here.</summary>
    public static IEnumerable<string>? Allowed(Field field) => Of(field) is string[][] pairs ? pairs.Select(pair => pair[0]) : null;

    private static string[][] Pairs(params (string Value, string Label)[] pairs) => pairs.Select(pair => new[] { pair.Value, pair.Label }).ToArray();
}
