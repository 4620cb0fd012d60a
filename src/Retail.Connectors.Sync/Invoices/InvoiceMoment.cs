namespace Retail.Connectors.Sync.Invoices;

/// <summary>When the invoice over an order is posted.</summary>
public enum InvoiceMoment
{
    /// <summary>
    /// When the goods have left in full, or the shop closed the order, as it does with goods that are not shipped. The default: a customer
    /// is not billed for what is still on the shelf.
    /// </summary>
    Shipped,

    /// <summary>As soon as the sales order is confirmed.</summary>
    Confirmed,

    /// <summary>When the order is paid.</summary>
    Paid,

    /// <summary>Never: the ERP's people post invoices themselves.</summary>
    Never,
}
