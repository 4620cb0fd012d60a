namespace Retail.Connectors.Benchmarks.WooCommerce;

/// <summary>What a real shop sent, as its bytes were on the wire.</summary>
internal static class Recorded
{
    public const string Secret = "throwaway-accepted";

    /// <summary>The value of <c>X-WC-Webhook-Signature</c> that came with <see cref="Delivery"/>.</summary>
    public const string Signature = "982xJeJGeMCwcffuOwzKzlMTQk6EfC99PPXswfKCjbY=";

    /// <summary>A page of 100 orders.</summary>
    public static byte[] OrdersPage { get; } = Load("orders-page.json");

    /// <summary>The body of an <c>order.updated</c> delivery.</summary>
    public static byte[] Delivery { get; } = Load("webhook-body.json");

    private static byte[] Load(string name)
    {
        using var resource = typeof(Recorded).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
