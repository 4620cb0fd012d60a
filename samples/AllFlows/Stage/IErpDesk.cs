using AllFlows.Audit;
using Retail.Connectors;

namespace AllFlows.Stage;

/// <summary>One company of the simulated ERP as its people see it: purchasing, warehouse and accounting.</summary>
internal interface IErpDesk
{
    Market Market { get; }

    /// <summary>What the people see of an order: one document, or several if it was split; none until it has come.</summary>
    IReadOnlyList<ErpView> Find(string number);

    /// <summary>Looks at all orders, transfers and postings of the company.</summary>
    void Look();

    /// <summary>Purchasing takes an article in.</summary>
    /// <param name="sku">Its SKU.</param>
    /// <param name="name">Its name.</param>
    /// <param name="price">Its price in the ERP.</param>
    /// <param name="rate">The shop's id of its tax rate, if the shop's prices contain tax and the ERP's do not; else empty.</param>
    /// <param name="pieces">How many there are.</param>
    void Stock(string sku, string name, decimal price, string rate, int pieces);

    /// <summary>Sales asks another price for an article from now on.</summary>
    void Reprice(string sku, decimal price);

    /// <summary>A delivery comes in, or fewer than none: pieces are found broken.</summary>
    void Move(string sku, int pieces);

    /// <summary>Purchasing corrects the name of an article.</summary>
    void Rename(string sku, string name);

    /// <summary>The office confirms an order that the connector left to it; nothing happens to one that is confirmed.</summary>
    void Confirm(ErpView order);

    /// <summary>The warehouse hands the open delivery to the carrier: all of it, or one piece of each article, the rest later.</summary>
    void Ship(ErpView order, string tracking, bool isPart);

    /// <summary>Somebody in accounting invoices all of an order, past the connector.</summary>
    void Invoice(ErpView order);

    /// <summary>Somebody in accounting credits one piece of the first article of an invoice, as an allowance.</summary>
    void Credit(ErpView order);

    /// <summary>The company as an auditor reads it, from its raw records.</summary>
    /// <param name="rateIds">The shop's ids of its tax rates.</param>
    ErpBook Audit(IReadOnlyList<string> rateIds);

    /// <summary>The ids of all records of a kind, as they stand in the ERP.</summary>
    IEnumerable<long> Ids(EntityKind kind);
}
