namespace Retail.Connectors.Testing.Odoo;

/// <summary>The rights of an API key's user, as far as they were seen to matter.</summary>
[Flags]
public enum OdooGroups
{
    /// <summary>No right beyond reading contacts and products.</summary>
    None = 0,

    /// <summary>Sales: orders and their lines, all documents; deletes none of them.</summary>
    Sales = 1,

    /// <summary>Sales administrator: deletes orders, keeps price lists.</summary>
    SalesAdministrator = 2,

    /// <summary>Creates and changes contacts.</summary>
    ContactCreation = 4,

    /// <summary>Invoicing: needed to load the addresses of a contact.</summary>
    Invoicing = 8,

    /// <summary>Accounting manager: keeps taxes and tax groups.</summary>
    AccountingManager = 16,

    /// <summary>Creates and changes products.</summary>
    ProductCreation = 32,

    /// <summary>Access rights: reads external ids as records, changes companies.</summary>
    AccessRights = 64,

    /// <summary>Inventory: transfers, counts and scrap.</summary>
    Inventory = 128,

    /// <summary>What an order integration needs: sales, contacts, invoicing.</summary>
    Shop = Sales | ContactCreation | Invoicing,

    /// <summary>What an operator needs who sets up taxes, products and price lists; no administrator.</summary>
    Operator = Shop | SalesAdministrator | AccountingManager | ProductCreation | Inventory,

    /// <summary>Every right.</summary>
    Administrator = Operator | AccessRights,
}
