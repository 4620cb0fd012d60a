using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Sales;

/// <summary>Reckons the formula of a price list's line: numbers, <c>unit_price</c>, <c>cost_price</c>, the four operations and brackets.</summary>
internal sealed class PriceFormula
{
    private readonly List<string> _tokens;
    private readonly Dictionary<string, decimal> _names;
    private int _at;

    private PriceFormula(string text, Dictionary<string, decimal> names)
    {
        _tokens = Split(text);
        _names = names;
    }

    public static decimal Evaluate(string formula, decimal unitPrice, decimal costPrice) =>
        new PriceFormula(formula, Names(unitPrice, costPrice)).All();

    public static void Check(long line, string formula)
    {
        try
        {
            _ = new PriceFormula(formula, Names(0, 0)).All();
        }
        catch (FormatException exception)
        {
            throw RpcError.User($"Invalid formula \"{formula}\" in price list line \"{line}\" with exception \"{exception.Message}\".");
        }
        catch (DivideByZeroException)
        {
            // Prices are not known yet; a formula that divides by one is none the worse for it.
        }
    }

    private static Dictionary<string, decimal> Names(decimal unitPrice, decimal costPrice) =>
        new(StringComparer.Ordinal) { ["unit_price"] = unitPrice, ["cost_price"] = costPrice, ["list_price"] = unitPrice };

    private decimal All()
    {
        var value = Sum();
        return _at == _tokens.Count ? value : throw new FormatException("invalid syntax");
    }

    private decimal Sum()
    {
        var value = Product();
        while (_at < _tokens.Count && _tokens[_at] is "+" or "-")
        {
            value = _tokens[_at++] == "+" ? value + Product() : value - Product();
        }

        return value;
    }

    private decimal Product()
    {
        var value = Factor();
        while (_at < _tokens.Count && _tokens[_at] is "*" or "/")
        {
            value = _tokens[_at++] == "*" ? value * Factor() : value / Factor();
        }

        return value;
    }

    private decimal Factor()
    {
        var token = _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("invalid syntax");
        if (token is "-" or "+")
        {
            return token == "-" ? -Factor() : Factor();
        }

        if (token == "(")
        {
            var value = Sum();
            return _at < _tokens.Count && _tokens[_at++] == ")" ? value : throw new FormatException("invalid syntax");
        }

        return decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
            : _names.TryGetValue(token, out var named) ? named
            : throw new FormatException($"'{token}' is not defined for expression '{Python()}'");
    }

    // As the server prints it: every number has become a Decimal.
    private string Python() => string.Concat(_tokens.Select((token, at) =>
        char.IsAsciiDigit(token[0]) ? $"Decimal ('{token}')" : at == 0 || at == _tokens.Count - 1 ? token + (at == 0 && _tokens.Count > 1 ? " " : "") : token));

    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.')
            {
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
                {
                    at++;
                }
            }
            else
            {
                at++;
            }

            tokens.Add(text[start..at]);
        }

        return tokens;
    }
}
