namespace AllFlows.Audit;

/// <summary>A shop with its company, what its shelves say, and its prices.</summary>
internal sealed record CompanyBooks(ShopBook Shop, ErpBook Erp, StockAudit Stock, FlowCount Prices);
