namespace Retail.Connectors.Sync.Catalog;

/// <summary>Groups of fields of a product, each of which has one owner.</summary>
[Flags]
public enum ProductFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The name that customers read.</summary>
    Name = 1,

    /// <summary>The description.</summary>
    Description = 2,

    /// <summary>Whether customers may see it.</summary>
    Published = 4,

    /// <summary>The categories it stands in.</summary>
    Categories = 8,

    /// <summary>Attributes that no variants differ by. Those that they differ by always come with the variants.</summary>
    Attributes = 16,

    /// <summary>The images.</summary>
    Images = 32,

    /// <summary>All of them.</summary>
    All = Name | Description | Published | Categories | Attributes | Images,
}
