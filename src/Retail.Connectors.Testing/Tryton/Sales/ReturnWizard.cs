using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Copies a whole sale with negative quantities into a new draft.</summary>
internal static class ReturnWizard
{
    public static object Step(Work work, Wizard wizard, string state, Record sale)
    {
        _ = (wizard, state);
        var copy = RecordCopies.Copy(work, sale, new() { ["origin"] = sale.Reference });
        foreach (var line in work.Rows(copy, "lines"))
        {
            if (line["quantity"] is double quantity)
            {
                Work.Put(line, "quantity", -quantity);
            }
        }

        return WizardCalls.Action(222, "sale.sale", "Sales", [copy], "[[\"sale_date\", \"DESC NULLS FIRST\"], [\"id\", \"DESC\"]]", Domains(), 442);
    }

    private static object[] Domains() =>
    [
        State("Draft", "draft"), State("Quotation", "quotation"), State("Confirmed", "confirmed"), State("Processing", "processing"),
        new object[] { "Exception", "[\"OR\", [\"invoice_state\", \"=\", \"exception\"], [\"shipment_state\", \"=\", \"exception\"]]", true },
        new object[] { "All", "[]", false },
    ];

    private static object[] State(string label, string state) => [label, $"[[\"state\", \"=\", \"{state}\"]]", true];
}
