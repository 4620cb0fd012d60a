namespace Retail.Connectors.Sync.Refunds;

/// <summary>What becomes of a partial refund while its sales order is not invoiced.</summary>
public enum BeforeInvoice
{
    /// <summary>
    /// It waits for the invoice and is credited then. The sales order stays as captured, so that the invoice can be proven against the
    /// shop's order, and every refund has a document of its own. Goods that were refunded are still shipped if nobody stops them.
    /// </summary>
    Wait,

    /// <summary>
    /// The sales order is reduced to what is left, where the refund names lines and nothing is delivered; else it waits. For companies
    /// that invoice after they ship. Whoever invoices has to expect the reduced amounts, see <see cref="ReducedOrder"/>.
    /// </summary>
    Reduce,
}
