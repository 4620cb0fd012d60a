using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Changes;
using Retail.Connectors.Webhooks;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>
/// Checks deliveries of one shop: HMAC-SHA256 over the raw body, in base64. The topic is not signed, so it only
/// chooses what is looked at; and the body is believed in nothing but the id.
/// </summary>
internal sealed class WooWebhookReceiver : IWebhookReceiver
{
    private const string Origin = "webhook";
    private readonly SystemName _system;
    private readonly Func<IList<string>> _secrets;
    private Keys _keys = new([], []);

    /// <param name="system">The shop.</param>
    /// <param name="secrets">The secrets as they are at the moment; asked for each delivery, so that they can be exchanged while the host runs.</param>
    public WooWebhookReceiver(SystemName system, Func<IList<string>> secrets)
    {
        _system = system;
        _secrets = secrets;
    }

    public WebhookVerdict Receive(WebhookDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (delivery.Header("X-WC-Webhook-Signature") is not { Length: > 0 } signature)
        {
            return IsPing(delivery) ? new WebhookVerdict.Ping() : new WebhookVerdict.Unauthenticated();
        }

        if (!IsSigned(delivery.Body.Span, signature))
        {
            return new WebhookVerdict.Unauthenticated();
        }

        if (KindOf(delivery.Header("X-WC-Webhook-Topic") ?? string.Empty) is not { } kind)
        {
            return new WebhookVerdict.Accepted([]);
        }

        var subject = WooWebhookSubject.Read(delivery.Body.Span);
        return subject switch
        {
            { Problem: { } problem } => new WebhookVerdict.Malformed(problem),
            { Id: { } id } => new WebhookVerdict.Accepted([new Hint(new EntityRef(_system, kind, id), Origin)]),
            _ => new WebhookVerdict.Accepted([]),
        };
    }

    private static EntityKind? KindOf(string topic) => topic.AsSpan(0, Math.Max(0, topic.IndexOf('.', StringComparison.Ordinal))) switch
    {
        "order" => EntityKind.Order,
        "customer" => EntityKind.Customer,
        "product" => EntityKind.Product,

        // Trashing a product also sends coupon.deleted with the product's id: the coupon is looked for and not found.
        "coupon" => EntityKind.Coupon,
        _ => null,
    };

    /// <summary>The test call on creation: unsigned, a form of exactly one field.</summary>
    private static bool IsPing(WebhookDelivery delivery)
    {
        var field = "webhook_id="u8;
        var body = delivery.Body.Span;
        return delivery.ContentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            && delivery.Header("X-WC-Webhook-Topic") is null
            && body.StartsWith(field)
            && body[field.Length..] is { Length: > 0 and < 20 } digits
            && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private bool IsSigned(ReadOnlySpan<byte> body, string signature)
    {
        Span<byte> sent = stackalloc byte[SHA256.HashSizeInBytes + 3];
        if (signature.Length > 64 || !Convert.TryFromBase64String(signature, sent, out var length) || length != SHA256.HashSizeInBytes)
        {
            return false;
        }

        Span<byte> computed = stackalloc byte[SHA256.HashSizeInBytes];
        var genuine = false;
        foreach (var key in Current())
        {
            HMACSHA256.HashData(key, body, computed);
            genuine |= CryptographicOperations.FixedTimeEquals(computed, sent[..length]);
        }

        return genuine;
    }

    /// <summary>The keys of the secrets as they are now; made anew only when those changed.</summary>
    private byte[][] Current()
    {
        var keys = Volatile.Read(ref _keys);
        var secrets = _secrets();
        if (!AreSame(keys.Secrets, secrets))
        {
            string[] changed = [.. secrets];
            keys = new Keys(changed, [.. changed.Select(secret => Encoding.UTF8.GetBytes(WordPressText.Decode(secret)))]);
            Volatile.Write(ref _keys, keys);
        }

        return keys.Bytes;
    }

    private static bool AreSame(string[] known, IList<string> secrets)
    {
        if (known.Length != secrets.Count)
        {
            return false;
        }

        for (var index = 0; index < known.Length; index++)
        {
            if (!string.Equals(known[index], secrets[index], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Keys(string[] Secrets, byte[][] Bytes);
}
