namespace InHouseErp.Connector;

/// <summary>Where the ERP is and which of its companies this system is.</summary>
public sealed class InHouseErpOptions
{
    /// <summary>Connection string of the database.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>The company's code.</summary>
    public string Company { get; set; } = string.Empty;

    /// <summary>How long a statement may run: the database's own limit, after which nothing of it is carried out. Default 30 seconds.</summary>
    public TimeSpan StatementLimit { get; set; } = TimeSpan.FromSeconds(30);
}
