namespace Retail.Connectors.WooCommerce.Products;

/// <summary>Size of a product, in the shop's unit.</summary>
public sealed record WooDimensions
{
    /// <summary>Length; null if unknown. (<c>length</c>)</summary>
    public decimal? Length { get; set; }

    /// <summary>Width; null if unknown. (<c>width</c>)</summary>
    public decimal? Width { get; set; }

    /// <summary>Height; null if unknown. (<c>height</c>)</summary>
    public decimal? Height { get; set; }
}
