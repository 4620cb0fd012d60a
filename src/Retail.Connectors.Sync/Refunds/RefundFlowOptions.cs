using Retail.Connectors.Returns;
using Retail.Connectors.Sync.Customers;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>How refunds of a shop are answered in an ERP.</summary>
public sealed class RefundFlowOptions
{
    /// <summary>Refunds of orders placed before this moment stay where they are. Default null: all are answered.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>What becomes of a partial refund before the invoice. Default: it waits for it.</summary>
    public BeforeInvoice BeforeInvoice { get; set; } = BeforeInvoice.Wait;

    /// <summary>What is done when the books are closed on the day of the refund. Default: today's date is taken.</summary>
    public WhenPeriodClosed WhenPeriodClosed { get; set; } = WhenPeriodClosed.Today;

    /// <summary>How long a refund waits for its order's sales order or invoice before somebody is told. Default 7 days.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The company's time zone by its tz database name, in which credit notes are dated. Default <c>UTC</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>
    /// Where goods go that come back; null for goods that do not come back. Asked for each line, pure. Default: restock what the shop put
    /// back on sale, inspect the rest.
    /// </summary>
    public Func<RefundedGoods, ReturnDisposition?> Goods { get; set; } =
        static goods => goods.Restock ? ReturnDisposition.Restock : ReturnDisposition.Inspect;

    /// <summary>Which partner of the ERP a buyer becomes: as the flow of orders has it. Only reducing a sales order asks for it.</summary>
    public CustomerPolicy Customers { get; } = new();

    /// <summary>How often refunds that were deleted in the shop are looked for; null for never. Default every 6 hours.</summary>
    public TimeSpan? SweepEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How old a refund may be for the sweep to miss it. Default 60 days.</summary>
    public TimeSpan SweepSpan { get; set; } = TimeSpan.FromDays(60);
}
