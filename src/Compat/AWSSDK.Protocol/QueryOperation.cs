using System.Collections;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>An operation of the protocol query: a form as request, XML as response.</summary>
internal sealed class QueryOperation<TRequest, TResponse>(ServiceModel service, string name)
    : Operation<TRequest, TResponse>(service, name)
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    protected override IRequest Write(TRequest input, DefaultRequest request)
    {
        var form = new StringBuilder($"Action={Name}&Version={Service.ApiVersion}");
        Add(form, "", input);
        request.Content = Encoding.UTF8.GetBytes(form.ToString());
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }

    protected override TResponse Read(byte[] body, IWebResponseData response)
    {
        var root = Parse(body) ?? throw new XmlException("The response is empty.");
        return Child(root, Name + "Result") is { } result ? (TResponse)Value(result, typeof(TResponse))! : new TResponse();
    }

    protected override ErrorText ReadError(byte[] body, IWebResponseData response)
    {
        try
        {
            var root = Parse(body);
            var error = root is null ? null : root.Name.LocalName == "Error" ? root : Child(root, "Error");
            return new(
                error is null ? null : Child(error, "Code")?.Value, error is null ? null : Child(error, "Message")?.Value,
                root is null ? null : Child(root, "RequestId")?.Value, null);
        }
        catch (XmlException)
        {
            return new(null, null, null, null);
        }
    }

    private static void Add(StringBuilder form, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string or ConstantClass or bool or int:
                var text = value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture);
                form.Append(CultureInfo.InvariantCulture, $"&{name}={Uri.EscapeDataString(text!)}");
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                    Add(form, $"{name}.member.{++index}", item);
                break;
            default:
                foreach (var property in Shapes.Members(value.GetType()))
                    Add(form, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.GetValue(value));
                break;
        }
    }

    private static XElement? Parse(byte[] body)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return body.Length == 0 ? null : XDocument.Load(reader).Root;
    }

    private static XElement? Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static object? Value(XElement element, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            return element.Value;
        if (plain == typeof(DateTime))
            return DateTimeOffset.Parse(element.Value, CultureInfo.InvariantCulture).UtcDateTime;
        if (plain == typeof(bool))
            return element.Value == "true";
        if (plain == typeof(int))
            return int.Parse(element.Value, CultureInfo.InvariantCulture);
        if (plain.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(plain, element.Value);
        var value = Activator.CreateInstance(plain)!;
        if (value is IDictionary entries)
        {
            foreach (var entry in element.Elements())
            {
                entries[Child(entry, "key")?.Value ?? throw new XmlException("An entry has no key.")] =
                    Value(Child(entry, "value") ?? throw new XmlException("An entry has no value."), plain.GenericTypeArguments[1]);
            }
        }
        else if (value is IList items)
        {
            foreach (var item in element.Elements())
                items.Add(Value(item, plain.GenericTypeArguments[0]));
        }
        else
        {
            foreach (var property in Shapes.Members(plain))
            {
                if (Child(element, property.Name) is { } child)
                    property.SetValue(value, Value(child, property.PropertyType));
            }
        }
        return value;
    }
}
