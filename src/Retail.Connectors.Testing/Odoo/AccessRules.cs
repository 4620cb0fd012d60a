using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Who may do what, and the server's words for a refusal.</summary>
internal static class AccessRules
{
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["read"] = "access",
        ["write"] = "modify",
        ["create"] = "create",
        ["unlink"] = "delete",
    };

    private static readonly string[] OrderReaders =
    [
        "Accounting/Invoicing", "Inventory/User", "Sales/Administrator", "Sales/User: Own Documents Only",
        "Show Accounting Features - Readonly", "Role / Portal", "Show Full Accounting Features",
    ];

    public static void Demand(OdooSession session, OdooModel model, string operation)
    {
        if (Allowed(model.Name, operation) is { } rule && !session.User.Has(rule.Groups))
        {
            throw OdooError.Access(
                $"You are not allowed to {Verbs[operation]} '{model.Label}' ({model.Name}) records.\n\n"
                + $"This operation is allowed for the following groups:\n{string.Concat(rule.Names.Select(name => $"\t- {name}\n"))}\n"
                + "Contact your administrator to request access if necessary.");
        }
    }

    /// <summary>Addresses of a contact take its commercial fields over, one of which only accounting users may read.</summary>
    public static void DemandCommercialFields(OdooSession session)
    {
        if (!session.User.Has(OdooGroups.Invoicing | OdooGroups.AccountingManager))
        {
            throw OdooError.Access(
                "You do not have enough rights to access the field \"credit_limit\" on Contact (res.partner). "
                + $"Please contact your system administrator.\n\nOperation: read\nUser: {session.User.UserId}\n"
                + "Groups: allowed for groups 'Show Accounting Features - Readonly', 'Accounting / Invoicing'");
        }
    }

    public static void DemandVisible(OdooSession session, OdooRecord record)
    {
        if (!RecordSearch.IsVisible(session, record) && record.Link("company_id") is { } company)
        {
            var name = session.CompanyName(company);
            throw OdooError.OtherCompany(
                "Uh-oh! Looks like you have stumbled upon some top-secret records.\n\n"
                + $"Sorry, {session.User.UserName} (id={session.User.UserId}) doesn't have 'read' access to:\n- {record.Model.Label} ({record.Model.Name})\n\n"
                + "If you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.\n\n"
                + $"This seems to be a multi-company issue, you might be able to access the record by switching to the company: {name}.",
                company,
                name);
        }
    }

    private static (OdooGroups Groups, string[] Names)? Allowed(string model, string operation) => (model, operation) switch
    {
        ("ir.model.data", _) => (OdooGroups.AccessRights, ["Access Rights"]),
        ("sale.order", "unlink") => (OdooGroups.SalesAdministrator, ["Sales/Administrator"]),
        ("sale.order" or "sale.order.line", "read") =>
            (OdooGroups.Sales | OdooGroups.SalesAdministrator | OdooGroups.Invoicing | OdooGroups.AccountingManager, OrderReaders),
        ("sale.order" or "sale.order.line", _) =>
            (OdooGroups.Sales | OdooGroups.SalesAdministrator, ["Sales/User: Own Documents Only"]),
        (_, "read") => null,
        ("res.partner", _) => (OdooGroups.ContactCreation, ["Contact/Creation"]),
        ("product.product" or "product.template" or "product.category", _) => (OdooGroups.ProductCreation, ["Products/Create"]),
        ("product.attribute" or "product.attribute.value" or "product.template.attribute.line" or "product.template.attribute.value", _) =>
            (OdooGroups.ProductCreation, ["Inventory/Administrator", "Products/Create"]),
        ("product.pricelist", _) => (OdooGroups.SalesAdministrator, ["Sales/Administrator"]),
        ("account.move" or "account.move.line" or "account.payment", _) =>
            (OdooGroups.Invoicing | OdooGroups.AccountingManager, ["Accounting/Invoicing"]),
        ("stock.picking" or "stock.move" or "stock.quant" or "stock.scrap", _) => (OdooGroups.Inventory, ["Inventory/User"]),
        ("product.pricelist.item", _) => (OdooGroups.SalesAdministrator, ["Sales/Administrator"]),
        ("account.tax" or "account.tax.group" or "account.tax.repartition.line", _) => (OdooGroups.AccountingManager, ["Accounting/Administrator"]),
        _ => (OdooGroups.AccessRights, ["Access Rights"]),
    };
}
