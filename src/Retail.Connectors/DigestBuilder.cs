using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Retail.Connectors;

/// <summary>
/// Builds a <see cref="Digest"/> field by field. Every field is written with its name and length, so that no two
/// different sequences of fields can give the same bytes, and numbers by value: 1.50 and 1.5 are equal.
/// </summary>
public sealed class DigestBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a text field; null and empty differ.</summary>
    public DigestBuilder Add(string name, string? value)
    {
        Append(name);
        Append(value);
        return this;
    }

    /// <summary>Adds a number by value, whatever its scale and the current culture.</summary>
    public DigestBuilder Add(string name, decimal value) =>
        Add(name, value.ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>Adds a moment; null differs from all of them.</summary>
    public DigestBuilder Add(string name, Instant? value) =>
        Add(name, value?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));

    /// <summary>Marks the start of a group of <paramref name="count"/> entries.</summary>
    public DigestBuilder AddCount(string name, int count) =>
        Add(name, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Finishes the digest and resets the builder.</summary>
    public Digest Build() => new(Convert.ToHexStringLower(_hash.GetHashAndReset()));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Append(string? text)
    {
        Span<byte> length = stackalloc byte[4];
        if (text is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, -1);
            _hash.AppendData(length);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, count);
        _hash.AppendData(length);
        var rented = ArrayPool<byte>.Shared.Rent(count);
        var written = Encoding.UTF8.GetBytes(text, rented);
        _hash.AppendData(rented, 0, written);
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }
}
