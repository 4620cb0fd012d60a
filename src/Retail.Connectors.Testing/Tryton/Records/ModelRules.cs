using System.Globalization;
using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>What single models do beyond the common rules: keys, numbers, computed codes, and what may not be changed.</summary>
internal static class ModelRules
{
    private static readonly HashSet<(string, string)> Owned =
    [
        ("sale.sale", "lines"), ("account.invoice", "lines"), ("account.invoice", "taxes"), ("party.party", "addresses"),
        ("party.party", "contact_mechanisms"), ("party.party", "identifiers"), ("product.template", "products"), ("product.product", "identifiers"),
        ("product.price_list", "lines"), ("stock.inventory", "lines"), ("account.move", "lines"), ("account.invoice.payment_term", "lines"),
    ];

    /// <summary>True for rows that live and die with the one they belong to.</summary>
    public static bool IsOwned(Field field) => Owned.Contains((field.Model, field.Name));

    /// <summary>True for required fields that the server fills itself after the insert.</summary>
    public static bool IsFilledLater(Field field) => (field.Model, field.Name) is
        ("party.party", "code") or ("product.product", "cost_price") or ("product.template", "list_price") or ("stock.move", "internal_quantity")
        or ("account.invoice.tax", "description") or ("account.tax", "description")
        || field is { Name: "left" or "right", Type: "integer" };

    public static void BeforeInsert(Work work, Record record)
    {
        switch (record.Model.Name)
        {
            case "party.party" when string.IsNullOrEmpty(record.Text("code")):
                Work.Put(record, "code", NextPartyCode(work));
                break;
            case "stock.shipment.out" or "stock.shipment.out.return" or "stock.shipment.internal" or "stock.inventory":
                Work.Put(record, "number", work.Store.Next(record.Model.Name).ToString(CultureInfo.InvariantCulture));
                break;
            case "stock.package":
                Work.Put(record, "code", work.Store.Next("stock.package").ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    public static void CheckUnique(Record record, string field)
    {
        var message = (record.Model.Name, field) switch
        {
            ("party.party", "code") => "The code on party must be unique.",
            ("sale.sale", "web_id") => "The web ID on the sale must be unique.",
            _ => null,
        };
        if (message is not null && record[field] is { } value && record.Table.Holding(field, value).Count > 1)
        {
            throw RpcError.User(message);
        }
    }

    public static void SetComputed(Work work, Record record, Field field, object? value)
    {
        if (field.Name is "list_price" or "cost_price")
        {
            if (value is not null)
            {
                var price = ValueConverter.Convert(field, value);
                ValueConverter.CheckDigits(work, record, field, price);
                var holder = field.Name == "list_price" && record.Model.Name == "product.product" ? work.Follow(record, "template")! : record;
                Work.Put(holder, ProductFields.PriceKey(field.Name, work.Context.Company), price);
            }

            return;
        }

        // The code of a variant is put together by the server: what is written to it is dropped.
        if (field is { Model: "product.product", Name: "code" })
        {
            return;
        }

        if (field.Model == "product.product" && Schema.Model("product.template").Fields.ContainsKey(field.Name))
        {
            RecordWriter.Write(work, [work.Follow(record, "template")!], new() { [field.Name] = value });
            return;
        }

        throw RpcError.Python($"Missing setter function for field \"{field.Label}\" in \"{Schema.Model(field.Model).Label}\".");
    }

    public static void Validate(Work work, Record record)
    {
        switch (record.Model.Name)
        {
            case "party.identifier" when record.Text("type") == "eu_vat" && !VatNumbers.IsValid(record.Text("code")):
                throw RpcError.User(
                    $"The European VAT Number \"{record.Text("code")}\" for party \"{work.Read(work.Get("party.party", record.Link("party") ?? 0), "rec_name")}\" is not valid.");
            case "product.template" when record["salable"] is true && record["sale_uom"] is null:
                throw RpcError.User("A value is required for field \"Sale UOM\" in \"Product Template\".");
            case "account.invoice" when work.Rows(record, "lines").Exists(line => line.Link("currency") != record.Link("currency")):
                throw RpcError.User("The value for field \"Lines\" in \"Invoice\" is not valid according to its domain.");
            case "product.price_list.line" when record.Text("formula") is { } formula:
                PriceFormula.Check(record.Id, formula);
                break;
        }
    }

    public static void AfterCreate(Work work, Record record)
    {
        if (record.Model.Name is "product.product" or "product.template")
        {
            ProductCodes.Update(work, record);
        }

        if (record.Model.Name == "stock.inventory.line" && work.Follow(record, "inventory")?.State is not (null or "draft"))
        {
            throw RpcError.User("You cannot add lines to an inventory that is not in draft.");
        }

        if (record.Model.Name == "account.invoice.line" && work.Follow(record, "invoice") is { } invoice)
        {
            InvoiceRules.CheckModify(work, invoice, []);
        }
    }

    public static void BeforeWrite(Work work, Record record, WireFields values)
    {
        switch (record.Model.Name)
        {
            case "account.invoice":
                InvoiceRules.CheckModify(work, record, values.Keys);
                break;
            case "account.invoice.line" or "account.invoice.tax" when work.Follow(record, "invoice") is { } invoice:
                InvoiceRules.CheckModify(work, invoice, []);
                break;
            case "res.group":
                throw RpcError.User("You are not allowed to modify this record.", "This record is part of the base configuration.");
            case "stock.move":
                CheckMove(work, record, values.Keys);
                break;
        }
    }

    public static void AfterWrite(Work work, Record record, WireFields values)
    {
        switch (record.Model.Name)
        {
            case "product.product" or "product.template" when values.ContainsKey("code") || values.ContainsKey("suffix_code") || values.ContainsKey("active"):
                ProductCodes.Update(work, record);
                break;
            case "account.invoice" when record.State == "draft":
                InvoiceTaxes.Update(work, record);
                break;
        }
    }

    public static void BeforeDelete(Work work, Record record)
    {
        switch (record.Model.Name)
        {
            case "sale.sale":
                SaleWorkflow.Cancel(work, [record]);
                if (record.State != "cancelled")
                {
                    throw RpcError.User($"To delete sale \"{work.Read(record, "rec_name")}\" you must cancel it.");
                }

                break;
            case "account.invoice":
                InvoiceRules.CheckModify(work, record, []);
                if (record.State != "cancelled" && record.State != "draft" || record.Text("number") is not null)
                {
                    throw RpcError.User($"To delete invoice \"{work.Read(record, "rec_name")}\" you must cancel it.");
                }

                break;
            case "stock.shipment.out" or "stock.shipment.out.return" or "stock.shipment.internal" when record.State != "cancelled":
                throw RpcError.User($"To delete shipment \"{record.Text("number")}\" you must cancel it.");
            case "stock.move" when record.State is "assigned" or "done":
                throw RpcError.User($"You cannot delete move \"{work.Read(record, "rec_name")}\" because it is not in draft or cancelled.");
            case "account.invoice.line" when work.Follow(record, "invoice") is { } invoice:
                InvoiceRules.CheckModify(work, invoice, []);
                break;
        }
    }

    private static void CheckMove(Work work, Record move, IEnumerable<string> names)
    {
        var changed = names.ToList();
        var isGoods = changed.Exists(name => name is "product" or "uom" or "quantity" or "from_location" or "to_location" or "company" or "currency");
        if (move.State == "assigned" && isGoods)
        {
            throw RpcError.User($"To modify stock move \"{work.Read(move, "rec_name")}\" you must reset its state to draft.");
        }

        if (move.State is "done" or "cancelled" && (isGoods || changed.Exists(name => name is "planned_date" or "effective_date" or "state")))
        {
            throw RpcError.User($"You cannot modify stock move \"{work.Read(move, "rec_name")}\" because it is {move.State}.");
        }
    }

    private static string NextPartyCode(Work work)
    {
        string code;
        do
        {
            code = work.Store.Next("party.party").ToString(CultureInfo.InvariantCulture);
        }
        while (work.Store["party.party"].Holding("code", code).Count > 0);
        return code;
    }
}
