using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Catalog;
using Retail.Connectors.Testing.Odoo.Sales;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Creates, changes and deletes records, commands on list fields included.</summary>
internal static class RecordWriter
{
    private static readonly Dictionary<string, string[]> Mandatory = new()
    {
        ["sale.order"] = ["partner_id"],
        ["sale.order.line"] = ["order_id", "name"],
        ["account.tax"] = ["name", "amount_type", "tax_group_id"],
        ["account.tax.group"] = ["name"],
        ["product.product"] = ["name"],
        ["product.template"] = ["name"],
        ["product.category"] = ["name"],
        [ProductVariants.Attribute] = ["name"],
        [ProductVariants.Value] = ["name", "attribute_id"],
        [ProductVariants.Line] = ["product_tmpl_id", "attribute_id"],
        ["product.pricelist"] = ["name", "currency_id"],
        ["res.country.state"] = ["country_id", "name", "code"],
    };

    public static OdooRecord Create(OdooSession session, OdooModel model, RecordValues values, string? externalId = null)
    {
        AccessRules.Demand(session, model, "create");
        ProductTemplates.BeforeCreate(session.Store, model);
        var record = new OdooRecord(model, session.Store[model.Name].NextId++);
        session.Store.Add(record);
        if (externalId is not null)
        {
            session.Store.Name(externalId, model.Name, record.Id);
        }

        session.Store.Set(record, "create_date", session.Now);
        session.Store.Set(record, "create_uid", session.User.UserId);
        RecordDefaults.BeforeCreate(session, record, values);
        Apply(session, record, values);
        return record;
    }

    public static void Write(OdooSession session, OdooRecord record, RecordValues values)
    {
        AccessRules.Demand(session, record.Model, "write");
        switch (record.Model.Name)
        {
            case "sale.order.line":
                OrderLines.BeforeWrite(session, record, values);
                break;
            case "account.move":
                JournalEntries.BeforeWrite(record, values);
                break;
            case "account.payment":
                BookedPayments.BeforeWrite(session, record, values);
                break;
            case "stock.move":
                Transfers.BeforeWriteMove(session, record, values);
                break;
        }

        Apply(session, record, values);
    }

    public static void Unlink(OdooSession session, OdooRecord record)
    {
        AccessRules.Demand(session, record.Model, "unlink");
        switch (record.Model.Name)
        {
            case "sale.order":
                SaleOrderActions.BeforeUnlink(session, record);
                break;
            case "sale.order.line":
                OrderLines.BeforeUnlink(session, record);
                break;
            case "account.move":
                JournalEntries.BeforeUnlink(session, record);
                break;
            case "account.move.line":
                session.DirtyMoves.Add(record.Link("move_id") ?? 0);
                break;
            case ProductVariants.Attribute when session.Store[ProductVariants.Line].Holding("attribute_id", record.Id).Count > 0:
                throw InUse("Product Template Attribute Line", ProductVariants.Line, "Attribute", "attribute_id");
            case "res.country" when session.Store["res.country.state"].Holding("country_id", record.Id).Count > 0:
                throw InUse("Country state", "res.country.state", "Country", "country_id");
            case "product.product" or "product.template" when IsSold(session.Store, record):
                throw InUse("Sales Order Line", "sale.order.line", "Product", "product_id");
            case "stock.picking" when record.Text("state") is "done":
                throw OdooError.User(
                    "You cannot cancel a stock move that has been set to 'Done'. Create a return in order to reverse the moves which took place.");
            case "res.partner" when session.Store["sale.order"].Holding("partner_id", record.Id).Count > 0:
                throw InUse("Sales Order", "sale.order", "Customer", "partner_id");
        }

        session.Store.Remove(record);
        if (ProductTemplates.Knows(record.Model))
        {
            ProductTemplates.AfterUnlink(session.Store, record);
        }
        else if (record.Model.Name is ProductVariants.Line)
        {
            ProductVariants.AfterUnlinkLine(session, record);
        }
    }

    /// <summary>Computes what the call left to be computed; every call that writes ends with it.</summary>
    public static void Flush(OdooSession session)
    {
        CompanyRules.Demand(session);
        foreach (var id in session.DirtyOrders)
        {
            if (session.Store["sale.order"].Find(id) is { } order)
            {
                var before = (order["amount_untaxed"], order["amount_tax"], order["amount_total"]);
                OrderAmounts.Recompute(session.Store, order);
                if (!before.Equals((order["amount_untaxed"], order["amount_tax"], order["amount_total"])))
                {
                    session.Store.Set(order, "write_date", session.Now);
                }
            }
        }

        session.DirtyOrders.Clear();
        foreach (var move in session.DirtyMoves.Select(session.Store["account.move"].Find).OfType<OdooRecord>().Where(move => move.Text("state") is "draft"))
        {
            OrderAmounts.Recompute(session.Store, move);
            session.Store.Set(move, "amount_residual", move["amount_total"]);
        }

        session.DirtyMoves.Clear();
        foreach (var template in session.DirtyTemplates.Select(session.Store[ProductTemplates.Template].Find).OfType<OdooRecord>())
        {
            ProductVariants.Complete(session, template);
            Unchecked.Set(session, template);
        }

        session.DirtyTemplates.Clear();
    }

    private static void Apply(OdooSession session, OdooRecord record, RecordValues values)
    {
        var lists = new List<OdooField>();
        foreach (var (name, value) in values)
        {
            var field = record.Model[name];
            if (field.IsMany)
            {
                lists.Add(field);
            }
            else
            {
                session.Store.Set(record, name, value);
            }
        }

        RecordDefaults.Complete(session, record);
        foreach (var field in lists)
        {
            ApplyList(session, record, field, values.Commands(field.Name));
        }

        session.Store.Set(record, "write_date", session.Now);
        session.Store.Set(record, "write_uid", session.User.UserId);
        Check(session, record);
        if (ProductTemplates.Knows(record.Model))
        {
            ProductTemplates.Follow(session, record, values.Keys);
        }
        else if (record.Model.Name is ProductVariants.Line)
        {
            ProductVariants.FollowLine(session, record);
        }

        if (record.Model.Name is "sale.order")
        {
            session.DirtyOrders.Add(record.Id);
        }
        else if (record.Model.Name is "sale.order.line")
        {
            session.DirtyOrders.Add(record.Link("order_id")!.Value);
        }
        else if (record.Model.Name is "account.move")
        {
            session.DirtyMoves.Add(record.Id);
        }
        else if (record.Model.Name is "account.move.line")
        {
            session.DirtyMoves.Add(record.Link("move_id") ?? 0);
            foreach (var line in record.Links("sale_line_ids").Select(session.Store["sale.order.line"].Find).OfType<OdooRecord>())
            {
                session.Store.Set(line, "invoice_lines", line.Links("invoice_lines").Append(record.Id).Distinct().ToArray());
            }
        }
    }

    private static void Check(OdooSession session, OdooRecord record)
    {
        var model = record.Model;
        foreach (var field in Mandatory.GetValueOrDefault(model.Name, []))
        {
            if (record[field] is null or "")
            {
                throw OdooError.MissingValue(model.Name, model.Label, field, model[field].Label);
            }
        }

        if (model.Name is "res.partner" && record.Text("name") is null or "" && record.Text("type") is null or "contact")
        {
            throw OdooError.Validation("The operation cannot be completed: Contacts require a name");
        }

        if (model.Name is "res.partner" && record.Link("parent_id") is not null)
        {
            AccessRules.DemandCommercialFields(session);
        }

        // Lines of the distribution that come again without ids are added to those that are there.
        if (model.Name is "account.tax"
            && RecordReader.Children(session, record, model["invoice_repartition_line_ids"]).Count(id => session.Get("account.tax.repartition.line", id).Text("repartition_type") is "base") != 1)
        {
            throw OdooError.Validation("Invoice and credit note distribution should each contain exactly one line for the base.");
        }

        CompanyRules.Check(session, record);
    }

    private static void ApplyList(OdooSession session, OdooRecord record, OdooField field, IReadOnlyList<X2manyCommand> commands)
    {
        if (field.Type is OdooFieldType.Many2many)
        {
            session.Store.Set(record, field.Name, Linked(session, record, field, commands));
        }
        else if (OdooSchema.TryFind(field.Relation, out var model))
        {
            foreach (var command in commands)
            {
                ApplyChild(session, record, field, model, command);
            }
        }
    }

    private static int[] Linked(OdooSession session, OdooRecord record, OdooField field, IReadOnlyList<X2manyCommand> commands)
    {
        IEnumerable<int> ids = record.Links(field.Name);
        foreach (var command in commands)
        {
            ids = command.Code switch
            {
                6 => command.Ids!,
                5 => [],
                4 => ids.Append(command.Id),
                2 or 3 => ids.Where(id => id != command.Id),
                0 => ids.Append(Create(session, OdooSchema.Model(field.Relation!), command.Values!).Id),
                _ => ids,
            };
        }

        var result = ids.Distinct().ToArray();
        var missing = session.Store.TryTable(field.Relation) is { } table ? result.Where(id => table.Find(id) is null).ToArray() : [];
        return missing.Length == 0 ? result : throw OdooError.Missing(field.Relation!, missing, session.User.UserId);
    }

    private static void ApplyChild(OdooSession session, OdooRecord record, OdooField field, OdooModel model, X2manyCommand command)
    {
        var children = RecordReader.Children(session, record, field);
        switch (command.Code)
        {
            case 0:
                command.Values![field.Inverse!] = record.Id;
                RecordDefaults.ForChild(field, command.Values);
                Create(session, model, command.Values, command.ExternalId);
                break;
            case 1:
                var child = session.Get(model.Name, command.Id);
                session.Store.Set(child, field.Inverse!, record.Id);
                Write(session, child, command.Values!);
                break;
            case 2 or 3 when children.Contains(command.Id):
                Unlink(session, session.Get(model.Name, command.Id));
                break;
            case 4:
                session.Store.Set(session.Get(model.Name, command.Id), field.Inverse!, record.Id);
                break;
            case 5 or 6:
                foreach (var id in children.Except(command.Ids ?? []))
                {
                    Unlink(session, session.Get(model.Name, id));
                }

                break;
        }
    }

    /// <summary>Whether an order, a draft too, has a line of a product.</summary>
    public static bool IsSold(OdooStore store, OdooRecord product)
    {
        var variants = product.Model.Name is "product.product" ? [product.Id] : store["product.product"].Holding("product_tmpl_id", product.Id);
        return store["sale.order.line"].Records.Any(line => line.Link("product_id") is { } id && variants.Contains(id));
    }

    private static OdooError InUse(string model, string name, string constraint, string field) => OdooError.Validation(
        "The operation cannot be completed: Another model is using the record you are trying to delete.\n\n"
        + $"The troublemaker is: '{model}' ({name})\nThanks to the following constraint: '{constraint}' ({field})\n"
        + "How about archiving the record instead?");
}
