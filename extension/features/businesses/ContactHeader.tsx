import { useQuery } from "@tanstack/react-query";
import { User } from "lucide-react";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";

/** The contact whose timeline is below. */
export function ContactHeader({ contactId }: { contactId: string }) {
  const { data } = useQuery({
    queryKey: ["contact", contactId],
    queryFn: () => callApi("contact", { id: contactId }),
  });
  return (
    <header className="business-header row">
      <span className="mark mine">
        <User size={16} />
      </span>
      <div className="grow">
        {data === undefined ? (
          <Skeleton width="50%" height={16} />
        ) : (
          <>
            <h1 className="title clip">
              <ForeignText>{data.name}</ForeignText>
            </h1>
            <div className="small muted clip">
              {[data.business?.name, ...data.addresses.map(({ address }) => address)]
                .filter((part) => part !== undefined)
                .map((part, at) => (
                  <span key={part}>
                    {at === 0 ? null : " · "}
                    <ForeignText>{part}</ForeignText>
                  </span>
                ))}
            </div>
          </>
        )}
      </div>
    </header>
  );
}
