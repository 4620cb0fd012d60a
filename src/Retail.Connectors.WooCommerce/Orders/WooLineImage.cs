namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>The picture of a line's product.</summary>
public sealed record WooLineImage
{
    /// <summary>Id of the picture; 0 if there is none, which the shop writes as 0 or as empty text. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Address of the picture; may be empty. (<c>src</c>)</summary>
    public string Src { get; set; } = string.Empty;
}
