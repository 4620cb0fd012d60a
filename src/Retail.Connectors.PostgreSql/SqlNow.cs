namespace Retail.Connectors.PostgreSql;

/// <summary>The moment as a parameter: null stands for the server's clock.</summary>
internal readonly record struct SqlNow(DateTime? Fixed);
