namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Checks European VAT numbers: German ones digit by digit, others by their shape.</summary>
internal static class VatNumbers
{
    private static readonly HashSet<string> Countries =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT",
        "RO", "SE", "SI", "SK", "XI",
    ];

    public static bool IsValid(string? code)
    {
        var compact = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (compact.Length < 4 || !Countries.Contains(compact[..2]))
        {
            return false;
        }

        return compact.StartsWith("DE", StringComparison.Ordinal) ? IsGerman(compact[2..]) : compact.Length is >= 9 and <= 14;
    }

    private static bool IsGerman(string digits)
    {
        if (digits.Length != 9 || digits[0] == '0' || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var product = 10;
        foreach (var digit in digits[..8])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[8] - '0';
    }
}
