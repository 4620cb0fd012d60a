using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;
using Retail.Connectors.Testing.Tryton.Stock;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>The methods of models: the common ones and the buttons.</summary>
internal static class ModelCalls
{
    private static readonly HashSet<string> Common =
    [
        "search", "search_count", "search_read", "read", "create", "write", "delete", "copy", "fields_get", "default_get", "import_data",
    ];

    private static readonly Dictionary<(string Model, string Method), Func<Work, IReadOnlyList<Record>, object?>> Buttons = new()
    {
        [("sale.sale", "quote")] = Silent(SaleWorkflow.Quote),
        [("sale.sale", "confirm")] = Silent(SaleWorkflow.Confirm),
        [("sale.sale", "draft")] = Silent(SaleWorkflow.Draft),
        [("sale.sale", "cancel")] = Silent(SaleWorkflow.Cancel),
        [("sale.sale", "process")] = Silent(SaleProcess.Run),
        [("account.invoice", "post")] = Silent(InvoiceWorkflow.Post),
        [("account.invoice", "validate_invoice")] = Silent(InvoiceWorkflow.Validate),
        [("account.invoice", "draft")] = Silent(InvoiceWorkflow.Draft),
        [("account.invoice", "cancel")] = Silent(InvoiceWorkflow.Cancel),
        [("account.invoice", "pay")] = static (_, _) => 203L,
        [("account.period", "close")] = Silent(Periods.Close),
        [("account.period", "reopen")] = Silent(Periods.Reopen),
        [("stock.shipment.out", "wait")] = Silent(ShipmentWorkflow.Wait),
        [("stock.shipment.out", "draft")] = Silent(ShipmentWorkflow.Draft),
        [("stock.shipment.out", "assign_try")] = ShipmentWorkflow.AssignTry,
        [("stock.shipment.out", "assign_force")] = Silent(ShipmentWorkflow.AssignForce),
        [("stock.shipment.out", "pick")] = Silent(ShipmentWorkflow.Pick),
        [("stock.shipment.out", "pack")] = Silent(ShipmentWorkflow.Pack),
        [("stock.shipment.out", "done")] = Silent(ShipmentWorkflow.Done),
        [("stock.shipment.out", "cancel")] = Silent(ShipmentWorkflow.Cancel),
        [("stock.shipment.out.return", "receive")] = Silent(ReturnWorkflow.Receive),
        [("stock.shipment.out.return", "done")] = Silent(ReturnWorkflow.Done),
        [("stock.shipment.out.return", "draft")] = Silent(ReturnWorkflow.Draft),
        [("stock.shipment.out.return", "cancel")] = Silent(ReturnWorkflow.Cancel),
        [("stock.shipment.internal", "wait")] = Silent(InternalWorkflow.Wait),
        [("stock.shipment.internal", "assign_try")] = InternalWorkflow.AssignTry,
        [("stock.shipment.internal", "assign_force")] = Silent(InternalWorkflow.AssignForce),
        [("stock.shipment.internal", "done")] = Silent(InternalWorkflow.Done),
        [("stock.shipment.internal", "draft")] = Silent(InternalWorkflow.Draft),
        [("stock.shipment.internal", "cancel")] = Silent(InternalWorkflow.Cancel),
        [("stock.move", "draft")] = Silent(MoveWorkflow.Draft),
        [("stock.move", "assign")] = Silent(MoveWorkflow.Assign),
        [("stock.move", "cancel")] = Silent(MoveWorkflow.Cancel),
        [("stock.move", "do")] = Silent(MoveWorkflow.Do),
        [("stock.inventory", "confirm")] = Silent(InventoryWorkflow.Confirm),
        [("stock.inventory", "cancel")] = Silent(InventoryWorkflow.Cancel),
    };

    public static bool Has(string model, string method) => Common.Contains(method) || Buttons.ContainsKey((model, method))
        || (model, method) is ("res.user", "get_preferences") or ("sale.sale" or "sale.line" or "account.invoice", "on_change");

    public static object? Run(Work work, string model, string method, List<object?> arguments)
    {
        if (Buttons.TryGetValue((model, method), out var button))
        {
            AccessRules.CheckWrite(work, model);
            return button(work, CommonCalls.Records(work, model, arguments[0]));
        }

        return method switch
        {
            "search" => CommonCalls.Search(work, model, arguments).Select(record => record.Id).ToList(),
            "search_count" => DomainFilter.Find(work, model, arguments[0]).LongCount(),
            "search_read" => CommonCalls.SearchRead(work, model, arguments),
            "read" => CommonCalls.Read(work, model, arguments),
            "create" => CommonCalls.Create(work, model, arguments),
            "write" => CommonCalls.Write(work, model, arguments),
            "delete" => CommonCalls.Delete(work, model, arguments),
            "copy" => CommonCalls.Copy(work, model, arguments),
            "fields_get" => Definitions.Of(model, arguments),
            "default_get" => Definitions.Defaults(work, model, arguments),
            "import_data" => Imports.Run(work, model, arguments),
            "get_preferences" => Preferences.Of(work),
            _ when model == "sale.sale" => FormHelp.OfSale(work, arguments),
            _ when model == "account.invoice" => FormHelp.OfInvoice(work, arguments),
            _ => FormHelp.OfLine(work, arguments),
        };
    }

    private static Func<Work, IReadOnlyList<Record>, object?> Silent(Action<Work, IReadOnlyList<Record>> button) => (work, records) =>
    {
        button(work, records);
        return null;
    };
}
